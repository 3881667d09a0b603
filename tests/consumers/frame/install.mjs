/** Packed once by npm, and installed by npm into each app, as a stranger would. */
import { cp, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { consumers, packageFolder } from '../../browser/support/places.mjs';
import { must } from '../../browser/support/process.mjs';
import { apps } from './places.mjs';

/** @import { PackageName } from '../../browser/support/places.mjs' */

/** @type {Map<string, Promise<string>>} */
const tarballs = new Map();

/** npm's own folder for packing must be there when two rows begin at once. */
const folder = resolve(consumers, 'tarballs');

/**
 * The tarball of a package's folder.
 *
 * @param {string} from
 * @returns {Promise<string>}
 */
export function packed(from) {
  const known = tarballs.get(from);
  if (known) return known;
  const made = (async () => {
    const to = join(folder, basename(from));
    await rm(to, { recursive: true, force: true });
    await mkdir(to, { recursive: true });
    await must('npm', ['pack', '--ignore-scripts', '--pack-destination', to, from], { cwd: to });
    const [file] = await readdir(to);
    if (!file) throw new Error(`npm packed nothing of ${from}`);
    return join(to, file);
  })();
  tarballs.set(from, made);
  return made;
}

/** An app in a folder of its own. */
export class App {
  /** @param {string} folder */
  constructor(folder) {
    this.folder = folder;
  }

  /** @param {string} path */
  at(path) {
    return resolve(this.folder, path);
  }

  /**
   * The version of what is installed.
   *
   * @param {string} name
   * @returns {Promise<string>}
   */
  async version(name) {
    return JSON.parse(await readFile(this.at(`node_modules/${name}/package.json`), 'utf8')).version;
  }

  /**
   * The package with a tool's program for this machine: npm installs that one of its scope.
   *
   * @param {string} scope
   */
  async native(scope) {
    const [folder] = await readdir(this.at(`node_modules/${scope}`));
    return this.at(`node_modules/${scope}/${folder}`);
  }

  /**
   * Runs a program that was installed, to its end.
   *
   * @param {string} program
   * @param {string[]} args
   * @param {{ seconds?: number, env?: Record<string, string> }} [options]
   */
  bin(program, args, options) {
    return must(this.at(`node_modules/.bin/${program}`), args, {
      cwd: this.folder,
      seconds: 240,
      ...options,
      env: { ...quiet, ...options?.env },
    });
  }

  /**
   * Runs a script of the app's `package.json`.
   *
   * @param {string} script
   * @param {{ seconds?: number, env?: Record<string, string> }} [options]
   */
  npm(script, options) {
    return must('npm', ['run', '--silent', script], {
      cwd: this.folder,
      seconds: 240,
      ...options,
      env: { ...quiet, ...options?.env },
    });
  }
}

/** What keeps tools from colours, and from telling their makers. @type {Record<string, string>} */
export const quiet = {
  NO_COLOR: '1',
  NEXT_TELEMETRY_DISABLED: '1',
  WRANGLER_SEND_METRICS: 'false',
  PARCEL_WORKERS: '1',
};

/**
 * Copies an app from the repository, and installs what it names and the packages of ours. What it had installed before is
 * kept, but for ours.
 *
 * @param {string} name
 * @param {PackageName[]} packages
 * @returns {Promise<App>}
 */
export async function install(name, packages) {
  const app = new App(resolve(consumers, name));
  await mkdir(app.folder, { recursive: true });
  for (const entry of await readdir(app.folder)) {
    if (entry !== 'node_modules') await rm(app.at(entry), { recursive: true, force: true });
  }
  await cp(resolve(apps, name), app.folder, { recursive: true });
  await cp(resolve(apps, 'shared'), app.at('src'), { recursive: true });
  const files = await Promise.all(packages.map((each) => packed(packageFolder(each))));
  // npm would take those it knows by name and version for the same.
  const ours = ['.package-lock.json', '@outboard', ...packages];
  for (const each of ours) {
    await rm(app.at(`node_modules/${each}`), { recursive: true, force: true });
  }
  await must(
    'npm',
    [
      ...['install', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'],
      ...['--no-package-lock', '--loglevel=error', ...files],
    ],
    { cwd: app.folder, seconds: 300 },
  );
  return app;
}
