import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { expectNext, swap } from '../src/swap.js';
import { client, nodeHost } from './fixtures/client.js';
import { rejects } from './fixtures/rejects.js';

/** Workers of another build: the fixture's worker takes its build from here. @param {string} build */
const hostOf = (build) =>
  nodeHost({
    worker: () =>
      new Worker(new URL('./fixtures/worker.js', import.meta.url), { env: { BUILD: build } }),
  });

/** @param {number} ms */
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

test('what runs is finished on the old lanes, what waits is run by new ones', async () => {
  const { lane, spin, configured, configure, engine } = client({ lanes: 1 });
  await configure('blue');
  const before = await lane(0);
  const runs = lane(150);
  await sleep(30);
  const waits = lane(0);
  const swapped = swap(engine, { build: 'build-2', host: hostOf('build-2') });
  assert.equal(engine.pool.build, 'build-2');
  const after = await waits;
  assert.notEqual(after, before, 'it did not wait for the old lane');
  assert.equal(await runs, before);
  await swapped;
  assert.equal(await lane(0), after);
  assert.equal(await configured(), 'blue', 'the new lanes are set up');
  assert.equal(engine.stats().lanes, 1);
  assert.equal(engine.stats().replaced, 0);
  await spin(1);
  engine.stop();
});

test('handles of the build before are stale, and say why; those of the next are not', async () => {
  const { Counter, engine } = client({ lanes: 2 });
  const idle = await Counter.create(1);
  const used = await Counter.create(10);
  const runs = used.spin(100);
  await sleep(20);
  const waits = used.add(1);
  const swapped = swap(engine, { build: 'build-2', host: hostOf('build-2') });
  const stale = 'outboard/stale-handle';
  const error = await rejects(waits, stale);
  assert.match(error.message, /This Counter is of the build before.*make it again/);
  await rejects(idle.add(1), stale);
  await runs;
  await swapped;
  await rejects(used.add(1), stale);
  // It is gone already, which is no error.
  await idle.dispose();
  const next = await Counter.create(5);
  assert.equal(await next.add(1), 6);
  engine.stop();
});

test('a handle that a call under way gives is of the build before, too', async () => {
  const { Counter, spin, engine } = client({ lanes: 1 });
  const busy = spin(60);
  const created = Counter.create(1);
  await sleep(20);
  // It waits, and so it is of the next build.
  const swapped = swap(engine, { build: 'build-2', host: hostOf('build-2') });
  const counter = await created;
  assert.equal(await counter.add(1), 2);
  await busy;
  await swapped;

  // Its answer is on its way: no turn of the event loop has passed.
  const made = Counter.create(1);
  await null;
  const again = swap(engine, { build: 'build-3', host: hostOf('build-3') });
  const late = await made;
  await again;
  await rejects(late.add(1), 'outboard/stale-handle');
  engine.stop();
});

test('a lane that starts while it is swapped is left for one that starts with the next build', async () => {
  const { add, init, configure, configured, engine } = client({ lanes: 2 });
  const started = init();
  const set = configure('green');
  const sum = add(1, 2);
  const swapped = swap(engine, { build: 'build-2', host: hostOf('build-2') });
  assert.equal(await sum, 3);
  await Promise.all([started, set, swapped]);
  assert.equal(await configured(), 'green');
  engine.stop();
});

test('an engine that has not started starts with the next build', async () => {
  const { add, engine } = client({ lanes: 1 });
  await swap(engine, { build: 'build-2', host: hostOf('build-2') });
  assert.equal(engine.stats().lanes, 0, 'a swap starts nothing that nobody asked for');
  assert.equal(await add(1, 2), 3);
  engine.stop();
});

test('parked calls and broken ones end the lanes that they held', async () => {
  const { later, trap, engine } = client({ lanes: 2 });
  const waits = later(7, 80);
  await sleep(20);
  const swapped = swap(engine, { build: 'build-2', host: hostOf('build-2') });
  assert.equal(await waits, 7);
  await swapped;
  const breaks = rejects(trap(), 'outboard/trap');
  await sleep(0);
  const again = swap(engine, { build: 'build-3', host: hostOf('build-3') });
  await breaks;
  await again;
  assert.equal(await later(8, 1), 8);
  engine.stop();
});

test('ten builds in a row, with calls under way all the time', async () => {
  const { add, engine } = client({ lanes: 2 });
  /** @type {Promise<number>[]} */
  const sums = [];
  /** @type {Promise<void>[]} */
  const swaps = [];
  for (let i = 0; i < 10; i++) {
    for (let j = 0; j < 20; j++) sums.push(add(i, j));
    swaps.push(swap(engine, { build: `build-${i}`, host: hostOf(`build-${i}`) }));
    if (i % 3 === 0) await sleep(30);
  }
  const all = await Promise.all(sums);
  assert.deepEqual(
    all,
    Array.from({ length: 200 }, (_, k) => Math.floor(k / 20) + (k % 20)),
  );
  await Promise.all(swaps);
  engine.stop();
});

test('a lane that finds the files of the next build waits for it, and so do its calls', async () => {
  const { add, engine } = client({ lanes: 1, host: hostOf('build-2') });
  expectNext(engine);
  const sum = add(1, 2);
  // It has answered by then, for another build.
  await sleep(400);
  assert.equal(engine.stats().queued, 1);
  await swap(engine, { build: 'build-2', host: hostOf('build-2') });
  assert.equal(await sum, 3);
  engine.stop();
});
