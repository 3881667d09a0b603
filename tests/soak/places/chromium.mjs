/** The soak in Chromium, in a page that shares memory with its workers or in one that cannot. */
import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from '../../browser/support/browsers.mjs';
import { samples } from '../../browser/support/places.mjs';
import { serve } from '../../browser/support/server.mjs';
import { folder } from '../native.mjs';

/** @import { Far } from '../drive.mjs' */
/** @import { Config } from './index.mjs' */

/** @param {Config} config @param {boolean} isolated @returns {Promise<Far>} */
export async function open({ seed, tasks, folders }, isolated) {
  const mounts = {
    ...Object.fromEntries(
      Object.entries(folders).map(([name, path]) => [`/packages/${name}/`, path]),
    ),
    '/soak/': resolve(fileURLToPath(import.meta.url), '../..'),
    '/samples/': samples,
  };
  const served = (/** @type {string} */ path) =>
    `${dirname(path) === folder ? '' : '/samples'}/${basename(path)}`;
  const server = await serve(folder, undefined, mounts, { isolated });
  const browser = await launch('chromium');
  const page = await browser.open(`${server.url}/`);
  const { playwright } = page;
  if (!playwright) throw new Error('Chromium is not driven by Playwright');
  const inspector = await playwright.context().newCDPSession(playwright);
  const here = tasks.map((task) => ({
    ...task,
    input: served(task.input),
    output: served(task.output),
  }));
  await page.evaluate(
    `import('/soak/places/page.mjs').then(({ open }) => open(${seed}, ${JSON.stringify(here)}))`,
  );
  return {
    title: `Chromium ${browser.version}${isolated ? ', isolated' : ''}`,
    ask: (word, ...args) =>
      page.evaluate(`soak.${word}(${args.map((arg) => JSON.stringify(arg))})`),
    async collect() {
      for (let times = 0; times < 4; times++) {
        await inspector.send('HeapProfiler.collectGarbage');
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async memory() {
      const usage = /** @type {any} */ (await inspector.send('Runtime.getHeapUsage'));
      const workers = playwright.workers().length;
      return { heap: usage.usedSize, buffers: usage.backingStorageSize, workers };
    },
    async close() {
      await browser.close();
      await server.close();
      return undefined;
    },
  };
}
