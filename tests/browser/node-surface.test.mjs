/** A foreign crate that uses all of plain wasm-bindgen, packed, installed by npm, and used in Node. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { arrays } from './cases/arrays.mjs';
import { objects } from './cases/objects.mjs';
import { values } from './cases/values.mjs';
import { install } from './support/install.mjs';

/** @type {import('./support/install.mjs').App} */
let app;
/** @type {any} */
let surface;

before(async () => {
  app = await install('node-surface', ['surface']);
  surface = await app.import('surface');
});

after(() => surface?.engine.stop());

for (const [what, cases] of Object.entries({ values, arrays, objects })) {
  describe(what, () => {
    for (const { name, run, expect } of cases) {
      test(name, async () => assert.deepEqual(await run(surface), expect));
    }
  });
}

test('all of it on one lane, as a foreign crate may keep statics', () =>
  assert.equal(surface.engine.stats().lanes, 1));

test('doc comments are in the installed types', async () => {
  const types = await app.read('node_modules/surface/index.d.ts');
  for (const words of [
    'Adds two numbers.\n *\n * The second may be left out.',
    'A point in the plane.',
    'To the right.',
    'How far another point is away.',
    'Like a tomato.',
    'How to fill a box.',
    'Pixels for each point of the screen.',
  ]) {
    assert.ok(types.includes(words), `“${words}” is in index.d.ts`);
  }
});

describe('what breaks an instance', () => {
  /** @param {() => Promise<unknown>} call */
  const failure = (call) =>
    call().then(
      () => assert.fail('the call must fail'),
      (error) => error,
    );

  test('a panic, whose stack names the functions of the crate', async () => {
    const error = await failure(() => surface.boom('as expected'));
    assert.ok(error instanceof surface.EngineTrap, error.name);
    assert.equal(error.code, 'outboard/trap');
    assert.match(error.stack, /panicking::panic_fmt.*\bboom\b/s);
    assert.equal(await surface.add(1, 1), 2);
  });

  test('a panic while an object is borrowed leaves no borrow behind', async () => {
    const point = await surface.Point.create(1, 2);
    const bystander = await surface.Point.create(3, 4);
    const error = await failure(() => point.panicBorrowed());
    assert.ok(error instanceof surface.EngineTrap, error.name);
    for (const handle of [point, bystander]) {
      const stale = await failure(() => handle.x());
      assert.ok(stale instanceof surface.StaleHandleError, stale.name);
      assert.match(stale.message, /lost/);
    }
    assert.equal(await (await surface.Point.create(5, 6)).x(), 5);
  });

  for (const [name, call] of Object.entries({
    'a trap': () => surface.trap(),
    'the end of the stack': () => surface.dive(10_000_000),
  })) {
    test(name, async () => {
      const error = await failure(call);
      assert.ok(error instanceof surface.EngineTrap, `${error.name}: ${error.message}`);
      assert.equal(await surface.dive(10), await surface.dive(10));
      assert.equal(surface.engine.stats().lanes, 1);
    });
  }

  test('calls that had not started move to the next lane', async () => {
    const results = await Promise.allSettled([
      surface.trap(),
      surface.add(1, 2),
      surface.add(3, 4),
    ]);
    assert.deepEqual(
      results.map((result) => (result.status === 'fulfilled' ? result.value : 'broken')),
      ['broken', 3, 7],
    );
  });
});
