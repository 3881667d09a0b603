/** Apps over the packed bindings, as their users have them: installed by npm, bundled by Vite, rendered by Node, and shown in a page. */
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { App } from './install.mjs';
import { consumers, packageFolder, root } from './places.mjs';
import { must } from './process.mjs';

/** @import { PackageName } from './places.mjs' */

const vite = resolve(root, 'node_modules/vite/bin/vite.js');

/**
 * Copies an app, and installs what it depends on, with packages of ours from their tarballs.
 *
 * @param {string} name of the app
 * @param {string} template the folder it is copied from
 * @param {PackageName[]} engines
 * @param {string[]} bindings folders below `packages`
 */
export async function installApp(name, template, engines, bindings) {
  const folder = resolve(consumers, name);
  const tarballs = resolve(folder, 'tarballs');
  await rm(folder, { recursive: true, force: true });
  await cp(template, folder, {
    recursive: true,
    filter: (path) => !/[\\/](node_modules|dist|tarballs)$/.test(path),
  });
  await mkdir(tarballs, { recursive: true });
  const ours = [
    ...engines.map(packageFolder),
    ...bindings.map((each) => resolve(root, 'packages', each)),
  ];
  const dependencies = Object.fromEntries(
    await Promise.all(ours.map(async (from) => [await nameOf(from), await pack(from, tarballs)])),
  );
  const manifest = JSON.parse(await readFile(resolve(folder, 'package.json'), 'utf8'));
  manifest.dependencies = { ...manifest.dependencies, ...dependencies };
  await writeFile(resolve(folder, 'package.json'), JSON.stringify(manifest, null, 2));
  const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline'];
  await must('npm', ['install', ...quiet], { cwd: folder, seconds: 300 });
  return new App(folder);
}

/**
 * Bundles its page into `dist`.
 *
 * @param {App} app
 * @param {'development' | 'production'} [mode] of the framework, too: it only warns under development
 */
export const bundle = (app, mode = 'production') =>
  must('node', [vite, 'build', '--logLevel', 'warn', '--mode', mode], {
    cwd: app.folder,
    env: { NODE_ENV: mode },
  });

/**
 * Bundles a module for Node, and imports it.
 *
 * @param {App} app
 * @param {string} entry
 * @returns {Promise<any>}
 */
export async function importOnServer(app, entry) {
  const args = [vite, 'build', '--logLevel', 'warn', '--ssr', entry, '--outDir', 'server'];
  await must('node', args, { cwd: app.folder });
  const file = entry.replace(/^.*\//, '').replace(/\.\w+$/, '.js');
  return import(pathToFileURL(app.at(`server/${file}`)).href);
}

/** @param {string} folder @returns {Promise<string>} */
async function nameOf(folder) {
  return JSON.parse(await readFile(resolve(folder, 'package.json'), 'utf8')).name;
}

/** @param {string} folder @param {string} into */
async function pack(folder, into) {
  const said = await must(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', into, folder],
    { cwd: into },
  );
  const [{ filename }] = Object.values(JSON.parse(said));
  return `file:tarballs/${filename.replace('@', '').replaceAll('/', '-')}`;
}
