/**
 * Fetches a crate that nobody here wrote, as it was published: `node tests/browser/support/foreign.mjs` prints the folder with
 * its source, and `outboard build` makes `target/packages/foreign` of it. Which crate it is, stands in
 * `tests/consumers/foreign.json`.
 */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fetchCrate } from '../../ecosystem/fetch.mjs';
import { root } from './places.mjs';

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

/** @returns {Promise<string>} the folder */
export const fetchForeign = async () =>
  fetchCrate(await foreign(), resolve(root, 'target/foreign'));

if (process.argv[1] === import.meta.filename) console.log(await fetchForeign());
