/** Packages as a stranger gets them: packed by npm, and installed by npm into an app of their own. */
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { consumers, packageFolder } from './places.mjs';
import { must } from './process.mjs';

/** @import { PackageName } from './places.mjs' */

/** An app's own modules, run by Node in the folder of the app. */
export class App {
  /** @param {string} folder */
  constructor(folder) {
    this.folder = folder;
  }

  /** @param {string} path */
  at(path) {
    return resolve(this.folder, path);
  }

  /** @param {string} path */
  read(path) {
    return readFile(this.at(path), 'utf8');
  }

  /**
   * Imports by a bare name, as a module of the app would.
   *
   * @param {string} specifier
   * @returns {Promise<any>}
   */
  async import(specifier) {
    const module = this.at('import.mjs');
    await writeFile(module, 'export const load = (specifier) => import(specifier);\n');
    const { load } = await import(module);
    return load(specifier);
  }

  /**
   * A child process that runs a module of the app.
   *
   * @param {string} file
   * @param {string} source
   */
  async script(file, source) {
    await writeFile(this.at(file), source);
    return this.at(file);
  }
}

/**
 * An app in a fresh folder, with packages of ours installed from their tarballs.
 *
 * @param {string} name of the app: each test file has its own, for files run at the same time
 * @param {PackageName[]} packages
 * @param {string} [template] a folder whose files the app begins with
 * @returns {Promise<App>}
 */
export async function install(name, packages, template) {
  const folder = resolve(consumers, name);
  const tarballs = resolve(folder, 'tarballs');
  const folders = packages.map(packageFolder);
  await rm(folder, { recursive: true, force: true });
  await mkdir(tarballs, { recursive: true });
  if (template) await cp(template, folder, { recursive: true });
  else {
    const manifest = { name: `consumer-${name}`, private: true, type: 'module' };
    await writeFile(resolve(folder, 'package.json'), JSON.stringify(manifest));
  }
  const packed = await must(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', tarballs, ...folders],
    { cwd: folder },
  );
  const files = filenames(JSON.parse(packed)).map((file) => `./tarballs/${file}`);
  await must('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...files], {
    cwd: folder,
    seconds: 600,
  });
  return new App(folder);
}

/**
 * npm says what it packed as a list, and from version 12 on as an object by name.
 *
 * @param {any} packed
 * @returns {string[]}
 */
const filenames = (packed) =>
  Object.values(packed).map(({ filename }) => filename.replace('@', '').replaceAll('/', '-'));
