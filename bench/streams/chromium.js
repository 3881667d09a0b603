/**
 * The proof and the race in headless Chromium.
 *
 * @import { Places } from '../harness/places.js'
 * @import { Measured, Sizes } from './report.js'
 */
import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { browserAt } from '../harness/places.js';
import { serve } from '../harness/serve.js';

/**
 * @param {Places} places
 * @param {Sizes} sizes
 * @param {(done: number) => void} told
 * @returns {Promise<Measured>}
 */
export async function inChromium(places, { bytes, slice, rounds }, told) {
  const executablePath = browserAt(places);
  const server = await serve({ '/packages/': places.packages, '/': import.meta.dirname });
  // Without the second, a page hears what its heap was minutes ago.
  const args = ['--no-sandbox', '--enable-precise-memory-info'];
  const browser = await chromium.launch({ executablePath, args }).catch((error) => {
    server.close();
    throw error;
  });
  try {
    const page = await browser.newPage();
    const broken = new Promise((_, fail) => {
      page.once('crash', () => fail(new Error('the page crashed')));
      page.once('pageerror', fail);
    });
    broken.catch(() => {});
    const session = await browser.newBrowserCDPSession();
    await page.exposeFunction('resident', async () => {
      const { processInfo } = await session.send('SystemInfo.getProcessInfo');
      const renderers = processInfo.filter(({ type }) => type === 'renderer');
      const sizes = await Promise.all(renderers.map(({ id }) => residentOf(id)));
      return sizes.reduce((sum, size) => sum + size, 0);
    });
    await page.exposeFunction('told', told);
    await page.goto(`${server.url}page.html`);
    await page.waitForFunction('globalThis.prove');
    /** @param {string} call @returns {Promise<any>} */
    const run = (call) => Promise.race([page.evaluate(call), broken]);
    const proof = await run(`prove(${bytes}, resident, told)`);
    const timings = await run(`race(${slice}, ${rounds})`);
    return { place: `headless Chromium ${browser.version()}`, proof, timings };
  } finally {
    await browser.close();
    server.close();
  }
}

/** What a process holds of the machine's memory; 0 where that cannot be read. @param {number} id */
async function residentOf(id) {
  const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
}
