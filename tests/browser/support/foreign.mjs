/**
 * Fetches a crate that nobody here wrote, as it was published: `node tests/browser/support/foreign.mjs` prints the folder with
 * its source, and `outboard build` makes `target/packages/foreign` of it. Which crate it is, stands in
 * `tests/consumers/foreign.json`.
 */
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { root } from './places.mjs';
import { must } from './process.mjs';

/**
 * @typedef {object} Foreign
 * @property {string} name of the crate, and of the package
 * @property {string} version
 * @property {string} sha256 of the published crate
 * @property {{ width: number, height: number, pixels: number[] }} picture
 * @property {{ function: string, args: number[], answer: number[] }[]} calls what a function makes of the picture
 */

/** @returns {Promise<Foreign>} */
export const foreign = async () =>
  JSON.parse(await readFile(resolve(root, 'tests/consumers/foreign.json'), 'utf8'));

/**
 * Cargo fetches the crate as the dependency of an empty one, and checks it against the registry's checksum; that has to be
 * ours as well.
 *
 * @returns {Promise<string>} the folder
 */
export async function fetchForeign() {
  const { name, version, sha256 } = await foreign();
  const folder = resolve(root, 'target/foreign', name);
  const stamp = resolve(root, 'target/foreign', `${name}.sha256`);
  if ((await readFile(stamp, 'utf8').catch(() => undefined)) === sha256) return folder;

  const asker = resolve(root, 'target/foreign/asker');
  await mkdir(resolve(asker, 'src'), { recursive: true });
  await writeFile(resolve(asker, 'src/lib.rs'), '');
  await writeFile(
    resolve(asker, 'Cargo.toml'),
    `[package]\nname = "asker"\nversion = "0.0.0"\nedition = "2021"\n\n[dependencies]\n${name} = "=${version}"\n\n[workspace]\n`,
  );
  const said = await must(
    'cargo',
    ['metadata', '--format-version', '1', '--filter-platform', 'wasm32-unknown-unknown'],
    { cwd: asker, seconds: 300 },
  );
  const lock = await readFile(resolve(asker, 'Cargo.lock'), 'utf8');
  const [, checksum] = new RegExp(`name = "${name}"[^[]*checksum = "(.*)"`).exec(lock) ?? [];
  if (checksum !== sha256) {
    throw new Error(`${name} ${version} has the checksum ${checksum}, and not ${sha256}`);
  }
  /** @type {{ name: string, manifest_path: string }[]} */
  const packages = JSON.parse(said).packages;
  const found = packages.find((each) => each.name === name);
  if (!found) throw new Error(`cargo metadata does not know ${name}`);
  await rm(folder, { recursive: true, force: true });
  await cp(dirname(found.manifest_path), folder, { recursive: true });
  await rm(resolve(folder, '.cargo-ok'), { force: true });
  await writeFile(stamp, sha256);
  return folder;
}

if (process.argv[1] === import.meta.filename) console.log(await fetchForeign());
