/** A foreign crate in a bare page: no bundler, and the strictest policy. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { arrays } from '../cases/arrays.mjs';
import { breakdowns } from '../cases/breakdowns.mjs';
import { objects } from '../cases/objects.mjs';
import { values } from '../cases/values.mjs';
import { barePage } from '../support/bare.mjs';

/**
 * @param {() => import('../support/browsers.mjs').Browser} browser
 * @param {() => import('../support/install.mjs').App} app
 */
export const surface = (browser, app) =>
  describe('a foreign crate', () => {
    /** @type {import('../support/bare.mjs').BarePage} */
    let bench;

    before(async () => {
      bench = await barePage(app(), { browser: browser() });
    });

    after(() => bench?.close());

    for (const [what, cases] of Object.entries({ values, arrays, objects, breakdowns })) {
      describe(what, () => {
        for (const { name, run, expect } of cases) {
          test(name, async () => assert.deepEqual(await bench.evaluate(run), expect));
        }
      });
    }

    test('a File as bytes', async () => {
      const sum = await bench.evaluate((/** @type {any} */ { sum }) =>
        sum(new File(['AB'], 'letters.txt', { type: 'text/plain' })),
      );
      assert.equal(sum, 65 + 66);
    });

    test('the module was downloaded once, for all the lanes that came and went', () => {
      const downloads = bench.requests.filter((path) => path.endsWith('.wasm'));
      assert.deepEqual(downloads, ['/node_modules/surface/surface.simd.wasm']);
    });

    test('nothing was forbidden by the policy, and no error went unheard', async () =>
      assert.deepEqual(await bench.troubles(), []));
  });
