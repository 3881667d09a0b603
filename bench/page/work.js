/**
 * What the page does for a row.
 *
 * @import { Measured, Rounds } from '../harness/row.js'
 * @import { Sample } from '../harness/places.js'
 *
 * @typedef {{ samples: Sample[] }} Given
 *
 * @typedef {object} Work
 * @property {string[]} notes what the input is
 * @property {Record<string, () => Promise<any>>} contestants each does the whole work once
 * @property {(results: Record<string, any>) => Promise<string[]>} agree says how alike the results are, and throws where they are not
 *
 * The module of a row: one whose contestants take turns has `prepare`; of another, the harness calls the steps that it needs.
 *
 * @typedef {Record<string, (given: any) => any>} Module
 */
import { measure } from './measure.js';

/**
 * Lets the harness call `bench(row, given)` and `step(row, name, given)`, one row a page.
 *
 * @param {Record<string, () => Promise<Module>>} works what each row does, loaded when it is asked for
 */
export function offer(works) {
  /** @param {string} row @param {Given & { rounds: Rounds }} given @returns {Promise<Measured>} */
  const bench = async (row, { rounds, ...given }) => {
    const { prepare } = await works[row]();
    return measure(await prepare(given), rounds);
  };
  /** @param {string} row @param {string} name @param {unknown} given */
  const step = async (row, name, given) => {
    const module = await works[row]();
    return module[name](given);
  };
  Object.assign(globalThis, { bench, step });
}
