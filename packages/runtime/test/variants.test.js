import assert from 'node:assert/strict';
import { test } from 'node:test';
import { node } from '../src/hosts/node.js';
import { rejects } from './fixtures/rejects.js';
import { threaded } from './fixtures/threads-client.js';

/** Node with so many cores, which are not ours to choose. @param {number} cores @param {object} [more] */
const withCores =
  (cores, more = {}) =>
  (/** @type {any} */ own) => ({ ...node(own), cores, ...more });

test('the first variant that runs here is taken, and nothing of the others', async () => {
  const { threads, engine, asked } = threaded({ make: withCores(8) });
  assert.equal(await threads(), 4);
  // The lane's worker, and three beside it.
  const four = Array.from({ length: 4 }, () => 'threads.js');
  assert.deepEqual(asked.toSorted(), [...four, 'threads.wasm']);
  const { variant, threads: count, lanes } = engine.stats();
  assert.deepEqual({ variant, count, lanes }, { variant: 'threads', count: 4, lanes: 1 });
  engine.stop();
});

test('where memory cannot be shared, or there is one core, no threads are started', async () => {
  for (const make of [withCores(8, { shares: false }), withCores(1)]) {
    const { threads, engine, asked } = threaded({ make });
    assert.equal(await threads(), 1);
    assert.deepEqual(asked.toSorted(), ['simd.js', 'simd.wasm']);
    assert.equal(engine.stats().variant, 'simd');
    assert.equal(engine.stats().threads, 1);
    engine.stop();
  }
});

test('a relaxed variant is taken only where its instructions validate', async () => {
  const { validate } = WebAssembly;
  for (const runs of [true, false]) {
    const { threads, engine } = threaded({ list: ['relaxed', 'simd'], make: withCores(4) });
    WebAssembly.validate = (bytes) => {
      assert.ok(/** @type {Uint8Array} */ (bytes).length < 64);
      return runs;
    };
    try {
      await threads();
    } finally {
      WebAssembly.validate = validate;
    }
    assert.equal(engine.stats().variant, runs ? 'relaxed' : 'simd');
    engine.stop();
  }
});

test('lanes and threads together are as many as the cores', async () => {
  const cases = /** @type {[number, object, number, number][]} */ ([
    [8, {}, 4, 2],
    [2, {}, 2, 1],
    [3, {}, 3, 1],
    [8, { threads: 2 }, 2, 4],
    [8, { threads: 8 }, 8, 1],
    [8, { lanes: 4 }, 2, 8 / 2],
    [2, { lanes: 2, threads: 2 }, 2, 1],
  ]);
  for (const [cores, options, threads, lanes] of cases) {
    const { engine } = threaded({ make: withCores(cores) });
    engine.pool.options = options;
    assert.equal(engine.pool.host?.threads, threads, JSON.stringify([cores, options]));
    assert.equal(engine.pool.host?.cores, lanes, JSON.stringify([cores, options]));
  }
});

test('init forces a variant, and refuses one that is not there or cannot run', async () => {
  const { init, threads, engine, asked } = threaded({ make: withCores(8) });
  await rejects(init({ variant: /** @type {any} */ ('fast') }), 'outboard/bad-option');
  await init({ variant: 'simd' });
  assert.equal(await threads(), 1);
  assert.deepEqual(asked.toSorted(), ['simd.js', 'simd.wasm']);
  await rejects(init({ variant: 'threads' }), 'outboard/bad-option');
  assert.equal(await threads(), 1);
  engine.stop();
  await init({ variant: 'threads', threads: 3 });
  assert.equal(await threads(), 3);
  engine.stop();

  const unshared = threaded({ make: withCores(8, { shares: false }) });
  await rejects(unshared.init({ variant: 'threads' }), 'outboard/unsupported');
  assert.equal(await unshared.threads(), 1);
  unshared.engine.stop();
});

test('a call that comes before a bad variant is refused is not left waiting', async () => {
  const { init, threads, engine } = threaded({ make: withCores(8) });
  const refused = init({ variant: /** @type {any} */ ('fast') });
  const call = threads();
  await rejects(refused, 'outboard/bad-option');
  assert.equal(await call.catch((/** @type {any} */ { code }) => code), 'outboard/bad-option');
  assert.equal(await threads(), 4);
  engine.stop();
});

for (const [what, ground] of Object.entries({
  'shared memory that is not to be had': { data: { scarce: true } },
  'a lane beside which no thread starts': { threads: 0 },
})) {
  test(`${what}: the next variant takes over, for good`, async () => {
    const { threads, engine, asked } = threaded({ make: withCores(8), ...ground });
    assert.equal(await threads(), 1);
    const each = [...new Set(asked)].toSorted();
    assert.deepEqual(each, ['simd.js', 'simd.wasm', 'threads.js', 'threads.wasm']);
    const before = asked.length;
    assert.equal(engine.stats().variant, 'simd');
    assert.equal(engine.stats().replaced, 0);
    await rejects(engine.fn('trap', {})(), 'outboard/trap');
    assert.equal(await threads(), 1);
    assert.deepEqual(asked.slice(before), ['simd.js']);
    engine.stop();
  });

  test(`${what}: a variant that was asked for says so`, async () => {
    const { init, engine } = threaded({ make: withCores(8), ...ground });
    await rejects(init({ variant: 'threads' }), 'outboard/unsupported');
    engine.stop();
  });
}

test('why no thread starts is told as it is', async () => {
  const { init, engine } = threaded({ make: withCores(8), threads: 0 });
  await assert.rejects(init({ variant: 'threads' }), {
    code: 'outboard/unsupported',
    message: /^A lane cannot start threads here: A thread did not start: Cannot find module /,
  });
  engine.stop();
});

test('a lane works with as many threads as could be started', async () => {
  const { threads, pool, engine } = threaded({ make: withCores(4), threads: 2 });
  assert.equal(await threads(), 3);
  assert.equal(await pool(), 3);
  assert.equal(engine.stats().threads, 3);
  engine.stop();
});
