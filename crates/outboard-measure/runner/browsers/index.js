/** The browsers by their names. */
import * as chromium from './chromium.js';
import * as firefox from './firefox.js';
import * as webkit from './webkit.js';

/** @import { Browser, Kind } from './browser.js' */

const engines = { chromium, firefox, webkit };

/**
 * Starts a browser without a window that anyone could see.
 *
 * @param {Kind} kind
 * @returns {Promise<Browser>}
 */
export const launch = (kind) => engines[kind].launch();
