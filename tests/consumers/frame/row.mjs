/** What a row of the table is. */

/** @import { App } from './install.mjs' */
/** @import { PackageName } from '../../browser/support/places.mjs' */

/**
 * @typedef {object} Row
 * @property {string} name of the app's folder here, and of the one in target/consumers
 * @property {string} title what a person calls it
 * @property {string} needs what it takes besides installing and importing the package; `docs/bundlers.md` shows it
 * @property {boolean} [quick] whether it takes some seconds only
 * @property {PackageName[]} [packages] what is installed, where it is not what every app installs
 * @property {string[]} [shows] the files of the app that the documentation shows, word by word
 * @property {(app: App) => string | Promise<string>} version of the tool
 * @property {(app: App) => Promise<void>} run fails when the row does
 */

/**
 * @typedef {object} Seen
 * @property {Row} row
 * @property {string} [version]
 * @property {number} installed seconds until it was installed
 * @property {number} seconds in all
 * @property {unknown} [error] why it failed
 */

/** What a row says that needs nothing. */
export const NOTHING = 'nothing';

/** @param {string} name of the tool's package */
export const versionOf = (name) => (/** @type {App} */ app) => app.version(name);
