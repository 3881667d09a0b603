/** An engine with `#[outboard::export]` in a bare page of Chromium: two lanes, and a page that stays smooth. */
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { bothLanes, lanes } from './cases/lanes.mjs';
import { bare } from './support/bare.mjs';
import { root } from './support/places.mjs';

/** @type {import('./support/bare.mjs').BarePage} */
let bench;

before(async () => {
  const template = resolve(root, 'tests/consumers/page');
  bench = await bare('page-attributed', 'attributed', { template });
});

after(() => bench?.close());

test('both forms: `import init, { f }`, and calling f straight away', async () => {
  const { page } = bench;
  await page.waitForFunction(() =>
    [...document.querySelectorAll('output')].every((output) => output.textContent),
  );
  assert.deepEqual(await page.locator('output').allTextContents(), ['6', '42']);
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
  const { page, requests } = await bench.another('/package.json');
  await page.evaluate((path) => import(path), '/node_modules/attributed/index.js');
  await page.waitForTimeout(200);
  assert.equal(page.workers().length, 0);
  assert.ok(requests.includes('/node_modules/attributed/index.js'));
  assert.deepEqual(
    requests.filter((path) => /wasm$|worker\.js$|glue\.js$/.test(path)),
    [],
  );
});

test('nothing was forbidden by the policy, and no error went unheard', () =>
  assert.deepEqual(bench.troubles, []));
