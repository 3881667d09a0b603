/** An engine with `#[outboard::export]` in a bare page: two lanes, and a page that stays smooth. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { bothLanes, lanes } from '../cases/lanes.mjs';
import { barePage } from '../support/bare.mjs';

/**
 * @param {() => import('../support/browsers.mjs').Browser} browser
 * @param {() => import('../support/install.mjs').App} app made from `tests/consumers/page`
 */
export const attributed = (browser, app) =>
  describe('an engine with the attribute', () => {
    /** @type {import('../support/bare.mjs').BarePage} */
    let bench;

    before(async () => {
      bench = await barePage(app(), { browser: browser() });
    });

    after(() => bench?.close());

    test('both forms: `import init, { f }`, and calling f straight away', async () => {
      const shown = await bench.evaluate(async () => {
        for (;;) {
          const texts = [...document.querySelectorAll('output')].map((each) => each.textContent);
          if (texts.every((text) => text)) return texts;
          await new Promise((done) => setTimeout(done, 20));
        }
      });
      assert.deepEqual(shown, ['6', '42']);
    });

    describe('two lanes', () => {
      before(() => bench.evaluate((/** @type {any} */ { init }) => init({ lanes: 2 })));
      beforeEach(async () => assert.equal(await bench.evaluate(bothLanes), 2));

      for (const { name, run, expect } of lanes) {
        test(name, async () => assert.deepEqual(await bench.evaluate(run), expect));
      }

      test('the page draws frames while both lanes compute', async () => {
        const frames = await bench.evaluate(async (/** @type {any} */ { busy }) => {
          let frames = 0;
          let running = true;
          const tick = () => {
            frames++;
            if (running) requestAnimationFrame(tick);
          };
          requestAnimationFrame(tick);
          await Promise.all([busy(1500), busy(1500)]);
          running = false;
          return frames;
        });
        // A blocked page draws one.
        assert.ok(Number(frames) > 10, `${frames} frames in 1.5 seconds`);
      });
    });

    test('the module was downloaded once, by page and lanes together', () => {
      const downloads = bench.requests.filter((path) => path.endsWith('.wasm'));
      assert.deepEqual(downloads, ['/node_modules/attributed/attributed.simd.wasm']);
    });

    test('an import loads no module and starts no worker', async () => {
      const { page, requests, evaluate } = await bench.another('/package.json');
      const started = await evaluate(async (/** @type {any} */ { engine }) => {
        await new Promise((done) => setTimeout(done, 200));
        return engine.stats().lanes;
      });
      assert.equal(started, 0);
      // Only Playwright knows of the workers themselves; of all browsers we know what they asked for.
      if (page.playwright) assert.equal(page.playwright.workers().length, 0);
      assert.ok(requests.includes('/node_modules/attributed/index.js'));
      assert.deepEqual(
        requests.filter((path) => /wasm$|worker\.js$|glue\.js$/.test(path)),
        [],
      );
    });

    test('nothing was forbidden by the policy, and no error went unheard', async () =>
      assert.deepEqual(await bench.troubles(), []));
  });
