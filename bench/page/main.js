/**
 * The page of the bench. The harness calls `bench(row, given)` in it, one row a page.
 *
 * @import { Measured, Rounds } from '../harness/row.js'
 * @import { Given, Work } from './work/work.js'
 */
import { measure } from './measure.js';

/** What each row does, loaded when it is asked for. @type {Record<string, () => Promise<{ prepare: (given: Given) => Promise<Work> }>>} */
const works = {
  pixels: () => import('./work/pixels.js'),
  file: () => import('./work/file.js'),
  lanes: () => import('./work/lanes.js'),
  bytes: () => import('./work/bytes.js'),
};

/**
 * @param {string} row
 * @param {Given & { rounds: Rounds }} given
 * @returns {Promise<Measured>}
 */
async function bench(row, { rounds, ...given }) {
  const { prepare } = await works[row]();
  return measure(await prepare(given), rounds);
}

Object.assign(globalThis, { bench });
