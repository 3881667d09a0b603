/** Headless Chromium, and one fresh page for each row. */
import { chromium } from 'playwright-core';

/** @import { Browser, Page } from 'playwright-core' */

/**
 * @typedef {object} Chromium
 * @property {string} version
 * @property {Browser} browser
 * @property {() => Promise<void>} close
 * @property {<T>(url: string, work: (page: Page) => Promise<T>) => Promise<T>} visit works in a fresh page with an empty cache: what
 *   breaks in the page breaks the work
 * @property {(url: string, row: string, given: object) => Promise<any>} measure runs a row in a page of its own: what one row leaves
 *   behind in memory is not the next one's
 */

/**
 * @param {string} executablePath
 * @returns {Promise<Chromium>}
 */
export async function launch(executablePath) {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  /** @type {Chromium['visit']} */
  const visit = async (url, work) => {
    const context = await browser.newContext();
    try {
      const page = await context.newPage();
      const broken = new Promise((_, fail) => {
        page.once('crash', () => fail(new Error('the page crashed')));
        page.once('pageerror', fail);
      });
      broken.catch(() => {});
      await page.goto(url);
      return /** @type {any} */ (await Promise.race([work(page), broken]));
    } finally {
      await context.close();
    }
  };
  return {
    version: `headless Chromium ${browser.version()}`,
    browser,
    close: () => browser.close(),
    visit,
    measure: (url, row, given) =>
      visit(url, (page) =>
        page.evaluate(`bench(${JSON.stringify(row)}, ${JSON.stringify(given)})`),
      ),
  };
}

/**
 * Runs a step of a row in a page of the bench.
 *
 * @param {Page} page
 * @param {string} row
 * @param {string} name
 * @param {object} [given]
 * @returns {Promise<any>}
 */
export const step = (page, row, name, given = {}) =>
  page.evaluate(`step(${[row, name, given].map((value) => JSON.stringify(value)).join(', ')})`);
