/** Headless Chromium, and one fresh page for each row. */
import { chromium } from 'playwright-core';

/**
 * @param {string} executablePath
 * @param {string} url
 */
export async function launch(executablePath, url) {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  return {
    version: `headless Chromium ${browser.version()}`,
    close: () => browser.close(),
    /**
     * Runs a row in a page of its own: what one row leaves behind in memory is not the next one's.
     *
     * @param {string} row
     * @param {object} given
     * @returns {Promise<any>}
     */
    async measure(row, given) {
      const context = await browser.newContext();
      try {
        const page = await context.newPage();
        const broken = new Promise((_, fail) => {
          page.once('crash', () => fail(new Error('the page crashed')));
          page.once('pageerror', fail);
        });
        broken.catch(() => {});
        await page.goto(url);
        const call = page.evaluate(`bench(${JSON.stringify(row)}, ${JSON.stringify(given)})`);
        return await Promise.race([call, broken]);
      } finally {
        await context.close();
      }
    },
  };
}
