/** What was seen, compared with what is expected. */
import { isDeepStrictEqual } from 'node:util';
import { ALWAYS } from './frame/row.mjs';

/** @import { Facts, Panics, Row, Where } from './frame/row.mjs' */

/**
 * What differs, in words; nothing where the row passed.
 *
 * @param {Row} row
 * @param {{ where: Where, panics: Panics }} place
 * @param {Facts} facts
 * @returns {string[]}
 */
export function differences(row, place, facts) {
  const own = typeof row.expect === 'function' ? row.expect(place) : row.expect;
  const expected = { ...ALWAYS, ...own };
  return Object.entries(expected)
    .filter(([key, value]) => !isDeepStrictEqual(facts[key], value))
    .map(([key, value]) => `${key}: ${words(facts[key])}, and not ${words(value)}`);
}

/** @param {unknown} value */
const words = (value) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing'));
