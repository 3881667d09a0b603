/**
 * The three engines behind one interface: Chromium, Firefox ESR and WebKitGTK.
 *
 * Only what all of them can do is here: to open a page, and to evaluate in it.
 */
import * as firefox from '../../../crates/outboard-measure/runner/browsers/firefox.js';
import * as webkit from '../../../crates/outboard-measure/runner/browsers/webkit.js';
import * as chromium from './browsers/chromium.mjs';

/** @typedef {import('../../../crates/outboard-measure/runner/browsers/browser.js').Kind} Kind */
/** @typedef {import('../../../crates/outboard-measure/runner/browsers/browser.js').Browser} AnyBrowser */

/**
 * @typedef {import('../../../crates/outboard-measure/runner/browsers/browser.js').Page & {
 *   playwright?: import('playwright-core').Page
 * }} Page `playwright` is the same page as Playwright has it; only in Chromium
 */

/** @typedef {Omit<AnyBrowser, 'open'> & { open: (url: string) => Promise<Page> }} Browser */

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
