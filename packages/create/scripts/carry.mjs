/**
 * Copies what a new project is made of into a folder (`carried`, where none is named), as the package carries it.
 *
 * `crates/outboard-new/build.rs` embeds the same files for `outboard new`.
 */
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const templates = resolve(root, 'crates/outboard-new/templates');

/** @param {string} folder what is there is replaced */
export async function carry(folder) {
  await rm(folder, { recursive: true, force: true });
  await cp(templates, resolve(folder, 'templates'), { recursive: true });
  const list = JSON.parse(await readFile(resolve(templates, 'templates.json'), 'utf8'));
  const vendor = resolve(folder, 'vendor');
  for (const name of list.crates) {
    const [from, to] = [resolve(root, 'crates', name), resolve(vendor, name)];
    await cp(resolve(from, 'src'), resolve(to, 'src'), { recursive: true });
    await cp(resolve(from, 'Cargo.toml'), resolve(to, 'Cargo.toml'));
  }
  for (const name of list.packages) {
    const [from, to] = [resolve(root, 'packages', name), resolve(vendor, '@outboard', name)];
    await cp(resolve(from, 'src'), resolve(to, 'src'), { recursive: true });
    const manifest = JSON.parse(await readFile(resolve(from, 'package.json'), 'utf8'));
    await writeFile(resolve(to, 'package.json'), forProjects(manifest));
  }
  for (const licence of ['LICENSE-APACHE', 'LICENSE-MIT']) {
    await cp(resolve(root, licence), resolve(vendor, licence));
  }
}

/**
 * npm installs what a linked folder names for its own development, and runs its scripts: a project wants neither.
 *
 * @param {Record<string, unknown>} manifest
 */
function forProjects({ devDependencies, scripts, private: _, ...manifest }) {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await carry(fileURLToPath(new URL('../carried', import.meta.url)));
}
