/** Firefox, by way of Puppeteer and WebDriver BiDi. */
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { pack, unpack } from './carried.js';
import { adopt, Closers, temporary } from './owned.js';
import { programPath } from './programs.js';

/** @import { Browser, Page } from './browser.js' */

/** @returns {Promise<Browser>} */
export async function launch() {
  const closers = new Closers();
  try {
    const { folder, remove } = await temporary();
    closers.add(remove);
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: programPath('firefox'),
      headless: true,
      userDataDir: join(folder, 'profile'),
      // It would leave folders in the home of whoever runs this.
      env: { ...process.env, HOME: folder, TMPDIR: folder, MOZ_CRASHREPORTER_DISABLE: '1' },
      // An evaluation takes as long as it takes.
      protocolTimeout: 0,
    });
    const disown = adopt(browser.process()?.pid);
    closers.add(async () => {
      await browser.close();
      disown();
    });
    const version = await browser.version();
    return {
      kind: 'firefox',
      version: version.slice(version.indexOf('/') + 1),
      open: (url) => open(browser, url),
      close: closers.close,
    };
  } catch (error) {
    await closers.close();
    throw error;
  }
}

/**
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} url
 * @returns {Promise<Page>}
 */
async function open(browser, url) {
  const page = await browser.newPage();
  /** @type {string[]} */
  const troubles = [];
  // What a policy forbids is an error of the page here.
  page.on('pageerror', (error) => troubles.push(String(error)));
  await page.goto(url);
  return {
    troubles,
    evaluate: async (source) => unpack(await page.evaluate(pack(source))),
    async goto(url) {
      await page.goto(url);
    },
    close: () => page.close(),
  };
}
