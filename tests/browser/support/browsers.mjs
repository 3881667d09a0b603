/**
 * The three engines behind one interface: Chromium, Firefox ESR and WebKitGTK.
 *
 * Only what all of them can do is here: to open a page, and to evaluate in it.
 */
import * as chromium from './browsers/chromium.mjs';
import * as firefox from './browsers/firefox.mjs';
import * as webkit from './browsers/webkit.mjs';

/** @typedef {'chromium' | 'firefox' | 'webkit'} Kind */

/**
 * @typedef {object} Browser
 * @property {Kind} kind
 * @property {string} version
 * @property {(url: string) => Promise<Page>} open a page of its own, when it has loaded
 * @property {() => Promise<void>} close ends every process of it, and removes its profile; can be called again
 */

/**
 * @typedef {object} Page
 * @property {(source: string) => Promise<any>} evaluate an expression, whose promise is awaited for as long as it takes; the
 *   value comes back as JSON carries it, and what is thrown rejects with its name and message
 * @property {(url: string) => Promise<void>} goto
 * @property {string[]} troubles uncaught errors, and what the policy forbade. WebKit's driver cannot listen: there a listener
 *   is put into the page once it has loaded, and what it heard is here after the next `evaluate`
 * @property {() => Promise<void>} close
 * @property {import('playwright-core').Page} [playwright] the same page as Playwright has it; only in Chromium
 */

/** @type {readonly Kind[]} */
export const KINDS = ['chromium', 'firefox', 'webkit'];

/** What the browsers are called. @type {Readonly<Record<Kind, string>>} */
export const NAMES = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKitGTK' };

const engines = { chromium, firefox, webkit };

/**
 * Starts a browser without a window that anyone could see.
 *
 * @param {Kind} kind
 * @returns {Promise<Browser>}
 */
export const launch = (kind) => engines[kind].launch();
