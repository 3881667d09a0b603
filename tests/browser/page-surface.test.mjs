/** A foreign crate in a bare page of Chromium: no bundler, and the strictest policy. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { arrays } from './cases/arrays.mjs';
import { objects } from './cases/objects.mjs';
import { values } from './cases/values.mjs';
import { bare } from './support/bare.mjs';

/** @type {import('./support/bare.mjs').BarePage} */
let bench;

before(async () => {
  bench = await bare('page-surface', 'surface');
});

after(() => bench?.close());

for (const [what, cases] of Object.entries({ values, arrays, objects })) {
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

test('a panic, whose stack names the functions of the crate', async () => {
  const seen = await bench.evaluate(async (/** @type {any} */ { boom, add, EngineTrap }) => {
    const error = await boom('as expected').catch((/** @type {any} */ error) => error);
    return [error instanceof EngineTrap, error.code, error.stack, await add(1, 1)];
  });
  const [isTrap, code, stack, two] = /** @type {[boolean, string, string, number]} */ (seen);
  assert.deepEqual([isTrap, code, two], [true, 'outboard/trap', 2]);
  assert.match(stack, /panicking::panic_fmt.*\bboom\b/s);
});

test('an endless loop that is timed out, and the call after it', async () => {
  const seen = await bench.evaluate(async (/** @type {any} */ { spin, add, engine }) => [
    await spin({ timeout: 200 }).catch((/** @type {any} */ error) => error.code),
    await add(20, 22),
    engine.stats().lanes,
  ]);
  assert.deepEqual(seen, ['outboard/timeout', 42, 1]);
});

test('the module was downloaded once, for all the lanes that came and went', () => {
  const downloads = bench.requests.filter((path) => path.endsWith('.wasm'));
  assert.deepEqual(downloads, ['/node_modules/surface/surface.simd.wasm']);
});

test('nothing was forbidden by the policy, and no error went unheard', () =>
  assert.deepEqual(bench.troubles, []));
