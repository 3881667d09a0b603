/** From a template and a name to the files of a project; `outboard new` writes the same. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { check, names } from './names.js';
import { Refused } from './refused.js';

/**
 * @typedef {object} Template
 * @property {string} name
 * @property {string} about
 * @property {string[]} start the scripts with which a person begins
 * @property {Record<string, string>} parts folders of the templates, and where in the project their files go
 * @property {string[]} packages the packages of ours that it depends on
 */

/** @typedef {{ templates: Template[], crates: string[], reserved: string[] }} Catalogue */

/** Folders that mean nothing when they are there already. */
const HARMLESS = new Set(['.git', '.DS_Store']);

/**
 * @param {string} carried
 * @returns {Promise<Catalogue>}
 */
export const catalogue = async (carried) =>
  JSON.parse(await readFile(join(carried, 'templates/templates.json'), 'utf8'));

/**
 * Writes a project into a folder that is new or empty.
 *
 * @param {object} wanted
 * @param {string} wanted.folder
 * @param {string} wanted.name
 * @param {string} wanted.template
 * @param {string} wanted.carried what `carry` left
 */
export async function write({ folder, name, template, carried }) {
  const { templates, crates, reserved } = await catalogue(carried);
  const chosen = templates.find(({ name }) => name === template);
  if (!chosen) {
    const known = templates.map(({ name }) => name).join(', ');
    throw new Refused(
      'unknown-template',
      `there is no template \`${template}\``,
      `known are: ${known}`,
    );
  }
  check(name, reserved);
  const words = Object.entries(names(name, template));
  await refuseFull(folder);

  const copies = [
    ...Object.entries(chosen.parts).map(([part, to]) => [`templates/${part}`, to]),
    ['templates/vendor', 'vendor'],
    ...crates.map((crate) => [`vendor/${crate}`, `vendor/${crate}`]),
    ...chosen.packages.map((name) => [`vendor/@outboard/${name}`, `vendor/@outboard/${name}`]),
  ];
  for (const [from = '', to = ''] of copies) {
    for (const path of await filesOf(join(carried, from))) {
      const target = resolve(folder, to, path.replace(/(^|\/)_gitignore$/, '$1.gitignore'));
      await mkdir(dirname(target), { recursive: true });
      const text = await readFile(join(carried, from, path), 'utf8');
      // Sources of ours are what they are; only templates have gaps to fill.
      const filled = from.startsWith('templates/') ? fill(text, words) : text;
      await writeFile(target, filled);
    }
  }
  for (const licence of ['LICENSE-APACHE', 'LICENSE-MIT']) {
    await writeFile(
      resolve(folder, 'vendor', licence),
      await readFile(join(carried, 'vendor', licence)),
    );
  }
}

/**
 * @param {string} text
 * @param {[string, string][]} words
 */
const fill = (text, words) =>
  words.reduce((text, [word, value]) => text.replaceAll(`__${word}__`, value), text);

/**
 * Refuses a folder in which something is.
 *
 * @param {string} folder
 */
export async function refuseFull(folder) {
  let entries;
  try {
    entries = await readdir(folder);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === 'ENOENT') return;
    if (code !== 'ENOTDIR') throw error;
    throw new Refused('not-a-folder', 'this is a file, and no folder', 'choose another name', {
      place: folder,
      cause: error,
    });
  }
  const there = entries.filter((name) => !HARMLESS.has(name));
  if (there.length) {
    throw new Refused(
      'not-empty',
      `the folder is not empty: it holds \`${there.sort()[0]}\``,
      'choose another name, or empty the folder yourself: nothing is ever overwritten',
      { place: folder },
    );
  }
}

/**
 * The files below a folder, with slashes.
 *
 * @param {string} folder
 * @returns {Promise<string[]>}
 */
async function filesOf(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}
