/**
 * The columns of the table: where a row runs, and how the package was built.
 *
 * @import { Build, Facts, Panics, Row, Where } from '../frame/row.mjs'
 */
import { NAMES } from '../../browser/support/browsers.mjs';
import * as browser from './browser.mjs';
import * as node from './node.mjs';

/**
 * @typedef {object} Column
 * @property {string} version
 * @property {Where} where
 * @property {Panics} panics
 * @property {Build} build
 * @property {(row: Row) => Promise<Facts>} run rejects where the row did not come to its end
 * @property {() => Promise<void>} close
 */

/** What each place is called. @type {Record<Where, string>} */
export const TITLES = { ...NAMES, node: 'Node' };

/**
 * @param {Where} where
 * @param {Build} build
 * @returns {Promise<Column>}
 */
export const open = (where, build) =>
  where === 'node' ? node.open(build) : browser.open(where, build);
