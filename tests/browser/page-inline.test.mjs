/** `./inline` and `./sync` of a foreign crate in a bare page. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { arrays } from './cases/arrays.mjs';
import { values } from './cases/values.mjs';
import { bare } from './support/bare.mjs';
import { strict, strictInline } from './support/server.mjs';

/** @type {import('./support/bare.mjs').BarePage} */
let bench;

before(async () => {
  bench = await bare('page-inline', 'surface', { entry: 'inline.js', policy: strictInline });
});

after(() => bench?.close());

describe('`./inline`, from one file', () => {
  for (const { name, run, expect } of [...values, ...arrays]) {
    test(name, async () => assert.deepEqual(await bench.evaluate(run), expect));
  }

  test('nothing else was loaded', () => {
    const loaded = bench.requests.filter((path) => path !== '/');
    assert.deepEqual(loaded, ['/node_modules/surface/inline.js']);
    assert.deepEqual(bench.troubles, []);
  });

  test('where a policy forbids workers from blobs, the first call says so', async () => {
    const { page } = await bench.another('/', strict);
    const error = await page.evaluate(async (path) => {
      const { add } = await import(path);
      return add(1, 1).catch((/** @type {any} */ { name, code }) => ({ name, code }));
    }, '/node_modules/surface/inline.js');
    assert.deepEqual(error, { name: 'InitError', code: 'outboard/worker-failed' });
  });
});

test('`./sync` computes in this thread, with no worker allowed at all', async () => {
  const policy = strict.replace("worker-src 'self'", "worker-src 'none'");
  const { page, troubles } = await bench.another('/', policy);
  const seen = await page.evaluate(async (path) => {
    const { default: init, add, invert, Point, for_each_below, init_, Color } = await import(path);
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
  }, '/node_modules/surface/sync.js');
  assert.deepEqual(seen, [3, [255, 254], 5, [0, 1, 2], 3, 6]);
  assert.deepEqual(troubles, []);
});
