/** `./inline` and `./sync` of a foreign crate in a bare page. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { arrays } from '../cases/arrays.mjs';
import { values } from '../cases/values.mjs';
import { barePage } from '../support/bare.mjs';
import { strict, strictInline } from '../support/server.mjs';

/**
 * @param {() => import('../support/browsers.mjs').Browser} browser
 * @param {() => import('../support/install.mjs').App} app
 */
export function inline(browser, app) {
  describe('`./inline`, from one file', () => {
    /** @type {import('../support/bare.mjs').BarePage} */
    let bench;

    before(async () => {
      bench = await barePage(app(), {
        browser: browser(),
        entry: 'inline.js',
        policy: strictInline,
      });
    });

    after(() => bench?.close());

    for (const { name, run, expect } of [...values, ...arrays]) {
      test(name, async () => assert.deepEqual(await bench.evaluate(run), expect));
    }

    test('nothing else was loaded', async () => {
      const loaded = bench.requests.filter((path) => path !== '/');
      assert.deepEqual(loaded, ['/node_modules/surface/inline.js']);
      assert.deepEqual(await bench.troubles(), []);
    });

    test('where a policy forbids workers from blobs, the first call says so', async () => {
      const { evaluate } = await bench.another('/', strict);
      const error = await evaluate((/** @type {any} */ { add }) =>
        add(1, 1).catch((/** @type {any} */ { code, directive }) => ({ code, directive })),
      );
      assert.deepEqual(error, { code: 'outboard/csp', directive: 'worker-src blob:' });
    });
  });

  test('`./sync` computes in this thread, with no worker allowed at all', async () => {
    const bench = await barePage(app(), {
      browser: browser(),
      entry: 'sync.js',
      policy: strict.replace("worker-src 'self'", "worker-src 'none'"),
    });
    try {
      const seen = await bench.evaluate(async (/** @type {any} */ engine) => {
        const { default: init, add, invert, Point, for_each_below, init_, Color } = engine;
        await init();
        const bytes = Uint8Array.of(0, 1);
        invert(bytes, new Uint8Array(0));
        const point = new Point(3, 4);
        const { length } = point;
        point.free();
        /** @type {number[]} */
        const called = [];
        for_each_below(3, (/** @type {number} */ number) => called.push(number));
        return [add(1, 2), [...bytes], length, called, init_(1), Color.Blue];
      });
      assert.deepEqual(seen, [3, [255, 254], 5, [0, 1, 2], 3, 6]);
      assert.deepEqual(await bench.troubles(), []);
    } finally {
      await bench.close();
    }
  });
}
