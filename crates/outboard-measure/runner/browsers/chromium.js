/** Chromium, by way of Puppeteer. */
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { pack, unpack } from './carried.js';
import { adopt, Closers, temporary } from './owned.js';
import { programPath } from './programs.js';

/** @import { Browser, Page } from './browser.js' */

const flags = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
];

/** @returns {Promise<Browser>} */
export async function launch() {
  const closers = new Closers();
  try {
    const { folder, remove } = await temporary();
    closers.add(remove);
    const browser = await puppeteer.launch({
      executablePath: programPath('chromium'),
      headless: true,
      userDataDir: join(folder, 'profile'),
      // Root may not use the sandbox.
      args: process.getuid?.() === 0 ? [...flags, '--no-sandbox'] : flags,
      // An evaluation takes as long as it takes.
      protocolTimeout: 0,
    });
    const child = browser.process();
    const disown = adopt(child?.pid);
    closers.add(async () => {
      await Promise.race([browser.close(), new Promise((done) => setTimeout(done, 3000))]);
      // One whose page never ends does not close.
      child?.kill('SIGKILL');
      disown();
    });
    const version = await browser.version();
    return {
      kind: 'chromium',
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
