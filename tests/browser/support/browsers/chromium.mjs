/** Chromium, by way of Playwright. */

import { pack, unpack } from '../../../../crates/outboard-measure/runner/browsers/carried.js';
import * as chromium from '../chromium.mjs';

/** @import { Browser, Page } from '../browsers.mjs' */

/** @returns {Promise<Browser>} */
export async function launch() {
  const browser = await chromium.launch();
  return {
    kind: 'chromium',
    version: browser.version(),
    async open(url) {
      const { page, troubles } = await chromium.open(browser, url);
      /** @type {Page} */
      const opened = {
        troubles,
        playwright: page,
        evaluate: async (source) => unpack(await page.evaluate(pack(source))),
        async goto(url) {
          await page.goto(url);
        },
        // Each page has a context of its own.
        close: () => page.context().close(),
      };
      return opened;
    },
    close: () => browser.close(),
  };
}
