/** Which imports mean a crate: a folder with a Cargo.toml, or an entry of its package. */
import { existsSync } from 'node:fs';
import { basename, dirname, isAbsolute, resolve, sep } from 'node:path';

/** A path as Vite writes it. @param {string} path */
export const slashed = (path) => path.replaceAll('\\', '/');

/** Whether a file lies in a folder. @param {string} file @param {string} folder */
export const isIn = (file, folder) => slashed(file).startsWith(`${slashed(folder)}/`);

/** What of a package can be imported besides its main entry. */
const ENTRIES = ['sync', 'inline'];

/**
 * @typedef {object} Meant
 * @property {string} folder of the crate
 * @property {string} entry the file of its package
 */

/**
 * What an import means, if it means a crate.
 *
 * @param {string} source as it was written
 * @param {string | undefined} importer
 * @param {{ ssr?: boolean, dev?: boolean }} by whether Node imports it, and whether it is watched
 * @returns {Meant | undefined}
 */
export function crateOf(source, importer, { ssr, dev }) {
  const path = pathOf(source, importer);
  if (!path) return undefined;
  if (isCrate(path)) return { folder: path, entry: ssr ? 'node.js' : 'index.js' };
  const [folder, name] = [dirname(path), basename(path)];
  if (!ENTRIES.includes(name) || !isCrate(folder)) return undefined;
  // Under development there is no entry with everything in one file; the main one has the same names.
  return { folder, entry: dev && name === 'inline' ? 'index.js' : `${name}.js` };
}

/** @param {string} source @param {string | undefined} importer */
function pathOf(source, importer) {
  // A query is for other plugins, as are virtual modules.
  if (source.includes('?') || source.startsWith('\0')) return undefined;
  if (isAbsolute(source)) return resolve(source);
  if (!/^\.\.?(\/|$)/.test(source) || !importer || importer.startsWith('\0')) return undefined;
  return resolve(dirname(importer.replace(/[?#].*$/, '')), source);
}

/** @param {string} folder */
const isCrate = (folder) => existsSync(resolve(folder, 'Cargo.toml'));

/**
 * Files that change by the thousand while a crate is built, or that are told of when they are complete: Vite is not to watch them.
 *
 * @returns {(path: string) => boolean}
 */
export function ignored() {
  /** Whether a folder is cargo's or a package. @type {Map<string, boolean>} */
  const known = new Map();
  return (path) => {
    const parts = path.split(/[\\/]/);
    for (let i = 1; i < parts.length; i++) {
      const name = parts[i] ?? '';
      if (name !== 'target' && name !== 'pkg' && !name.startsWith('.outboard-')) continue;
      const folder = parts.slice(0, i).join(sep);
      const found = known.get(folder) ?? isCrate(folder || sep);
      known.set(folder, found);
      if (found) return true;
    }
    return false;
  };
}
