/** Rust of the pages stands in crates that are compiled. */
import { readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { root } from './fences.mjs';

/** Folders whose Rust the tests of this repository compile. */
const compiled = [
  'tests/docs/engines',
  'tests/engines/streams',
  'engines',
  'crates/outboard-new/templates',
  'tests/engines',
];

/** @returns {Promise<string[]>} the texts of the files */
export async function sources() {
  /** @type {Set<string>} */
  const files = new Set();
  for (const folder of compiled) {
    /** @type {string[]} */
    const names = await readdir(resolve(root, folder), { recursive: true }).catch((error) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    for (const name of names) {
      if (/\.rs$/.test(name) && !/(^|\/)(target|node_modules)\//.test(name)) {
        files.add(resolve(root, folder, name));
      }
    }
  }
  return Promise.all([...files].map((file) => readFile(file, 'utf8')));
}

/**
 * Whether a file has the code, word for word; at a line `// …` of the code it may have more.
 *
 * @param {string} code
 * @param {string[]} texts
 */
export function stands(code, texts) {
  const pieces = code
    .split(/^\s*(?:\/\/ )?…\n/m)
    .map((piece) => normal(piece).trim())
    .filter(Boolean);
  return texts.map(normal).some((text) => {
    let from = 0;
    return pieces.every((piece) => {
      const at = text.indexOf(piece, from);
      from = at + piece.length;
      return at >= 0;
    });
  });
}

/** How far code is indented, and where a line is broken, is the formatter's affair. @param {string} text */
const normal = (text) =>
  text
    .replace(/\s+/g, ' ')
    .replace(/,( [)\]}])/g, '$1')
    .replace(/([([{]) /g, '$1')
    .replace(/ ([)\]}])/g, '$1');
