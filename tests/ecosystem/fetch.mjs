/** Crates of the registry, as they were published: cargo fetches them, and they have to be the ones that were pinned. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { must } from '../browser/support/process.mjs';

/**
 * A crate that is pinned.
 *
 * @typedef {object} Pinned
 * @property {string} name
 * @property {string} version
 * @property {string} sha256 of the published archive
 */

/**
 * Unpacks a crate, unless it lies there already.
 *
 * @param {Pinned} crate
 * @param {string} into the folder with the folders of crates
 * @returns {Promise<string>} the folder of this one
 */
export async function fetchCrate({ name, version, sha256 }, into) {
  const folder = resolve(into, name);
  const stamp = resolve(into, `${name}.sha256`);
  if ((await readFile(stamp, 'utf8').catch(() => undefined)) === sha256) return folder;

  await rm(stamp, { force: true });
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const archive = await download(name, version, into);
  const found = createHash('sha256')
    .update(await readFile(archive))
    .digest('hex');
  if (found !== sha256) {
    throw new Error(`${name} ${version} has the checksum ${found}, and not ${sha256}`);
  }
  await must('tar', ['-xzf', archive, '-C', folder, '--strip-components', '1']);
  await writeFile(stamp, sha256);
  return folder;
}

/**
 * Lets cargo download a crate into its cache, and checks it against the registry's own checksum.
 *
 * @param {string} name
 * @param {string} version
 * @param {string} cwd
 * @returns {Promise<string>} the archive
 */
async function download(name, version, cwd) {
  // It fetches this crate alone; a dependency on it would fetch what it depends on as well.
  await must('cargo', ['info', '--quiet', `${name}@${version}`], { cwd, seconds: 300 });
  const home = process.env.CARGO_HOME ?? resolve(homedir(), '.cargo');
  const caches = resolve(home, 'registry/cache');
  for (const registry of await readdir(caches)) {
    const files = await readdir(resolve(caches, registry));
    const file = `${name}-${version}.crate`;
    if (files.includes(file)) return resolve(caches, registry, file);
  }
  throw new Error(`cargo keeps no archive of ${name} ${version} in ${caches}`);
}
