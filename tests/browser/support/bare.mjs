/** A bare page: the installed package, a strict policy, and no bundler. */

import { Closers } from '../../../crates/outboard-measure/runner/browsers/owned.js';
import { answer } from './answer.mjs';
import { launch } from './browsers.mjs';
import { install } from './install.mjs';
import { serve, strict } from './server.mjs';

/** @import { Browser, Kind, Page } from './browsers.mjs' */
/** @import { App } from './install.mjs' */
/** @import { PackageName } from './places.mjs' */

/**
 * @typedef {object} BarePage
 * @property {Page} page
 * @property {() => Promise<string[]>} troubles uncaught errors, and what the policy forbade
 * @property {string[]} requests
 * @property {App} app
 * @property {(path?: string, policy?: string) => Promise<Another>} another page of the same app, from a server of its own
 * @property {(run: Function, ...args: unknown[]) => Promise<unknown>} evaluate gives the engine to a function, in the page, and
 *   other arguments as JSON carries them
 * @property {() => Promise<void>} close
 */

/**
 * @typedef {object} Another
 * @property {Page} page
 * @property {string[]} requests
 * @property {(run: Function, ...args: unknown[]) => Promise<unknown>} evaluate gives an import of the package's entry to a
 *   function, in the page
 */

/**
 * @typedef {object} Options
 * @property {Kind | Browser} [browser] which one to start, or one that has been started and is left running
 * @property {string} [entry] a file of the package
 * @property {string} [policy]
 * @property {boolean} [isolated] whether the page has shared memory
 */

/**
 * Installs a package into an app, and imports its entry in a page.
 *
 * @param {string} name of the app
 * @param {PackageName} package_
 * @param {Options & { template?: string }} [options]
 * @returns {Promise<BarePage>}
 */
export async function bare(name, package_, { template, ...options } = {}) {
  return barePage(await install(name, [package_], template), options);
}

/**
 * Imports the entry of the app's one package in a page.
 *
 * @param {App} app
 * @param {Options} [options]
 * @returns {Promise<BarePage>}
 */
export async function barePage(
  app,
  { browser: wanted = 'chromium', entry = 'index.js', policy = strict, isolated = false } = {},
) {
  /** What would keep the process alive. */
  const closers = new Closers();
  const open = async (
    /** @type {Browser} */ browser,
    /** @type {string} */ path,
    /** @type {string} */ policy,
  ) => {
    const { url, requests, close } = await serve(app.folder, policy, {}, { isolated });
    closers.add(close);
    const page = await browser.open(url + path);
    closers.add(page.close);
    return { page, requests };
  };
  try {
    const browser = typeof wanted === 'string' ? await launch(wanted) : wanted;
    if (typeof wanted === 'string') closers.add(browser.close);
    // A package may have another name than the folder it was built in.
    const [dependency] = Object.keys(JSON.parse(await app.read('package.json')).dependencies);
    const engine = `await import('/node_modules/${dependency}/${entry}')`;
    const { page, requests } = await open(browser, '/', policy);
    await page.evaluate(`(async () => { globalThis.engine = ${engine}; })()`);
    return {
      page,
      requests,
      app,
      async troubles() {
        // What a page has heard may only come with an answer of it.
        await page.evaluate('null');
        return page.troubles;
      },
      async another(path = '/', otherPolicy = policy) {
        const other = await open(browser, path, otherPolicy);
        return { ...other, evaluate: (run, ...args) => answer(other.page, run, engine, args) };
      },
      evaluate: (run, ...args) => answer(page, run, 'engine', args),
      close: closers.close,
    };
  } catch (error) {
    await closers.close();
    throw error;
  }
}
