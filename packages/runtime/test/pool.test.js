import assert from 'node:assert/strict';
import { test } from 'node:test';
import { client } from './fixtures/client.js';
import { rejects } from './fixtures/rejects.js';
import { spy } from './fixtures/spy.js';

/** @param {number} ms */
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

test('lanes are started when they are needed, up to the limit, and the module is compiled once', async () => {
  const { host, seen } = spy();
  const { lane, engine } = client({ host, lanes: 2 });
  const first = await lane(0);
  assert.equal(seen.opened, 1);
  assert.equal(await lane(0), first, 'one lane is enough for one call after another');
  assert.equal(seen.opened, 1);
  const lanes = new Set();
  // A second worker takes a while to start.
  while (lanes.size < 2)
    for (const id of await Promise.all([lane(5), lane(5), lane(5)])) lanes.add(id);
  assert.equal(seen.opened, 2);
  assert.equal(seen.compiled, 1);
  engine.stop();
});

test('auto is as many as the cores, up to 8; init decides otherwise', async () => {
  /** @param {number} cores @param {any} options */
  const lanesOf = async (cores, options) => {
    const { host, seen } = spy();
    host.cores = cores;
    const { init, spin, engine } = client({ host, lanes: 'auto' });
    await init(options);
    await Promise.all(Array.from({ length: 12 }, () => spin(1)));
    engine.stop();
    return seen.opened;
  };
  assert.equal(await lanesOf(1, {}), 1);
  assert.equal(await lanesOf(3, {}), 3);
  assert.equal(await lanesOf(64, {}), 8);
  assert.equal(await lanesOf(64, { lanes: 2 }), 2);
  assert.equal(await lanesOf(2, { lanes: 'auto' }), 2);
});

test('calls wait in order, and by priority', async () => {
  const { echo, spin, engine } = client({ lanes: 1 });
  /** @type {number[]} */
  const order = [];
  const call = (/** @type {number} */ n, priority = 0) =>
    echo(n, { priority }).then(() => order.push(n));
  const busy = spin(20);
  await Promise.all([call(1), call(2), call(3, 1), call(4, -1), call(5, 1), call(6)]);
  await busy;
  assert.deepEqual(order, [3, 5, 1, 2, 6, 4]);
  engine.stop();
});

test('ten thousand calls in flight', async () => {
  const { add, engine } = client({ lanes: 2 });
  const sums = await Promise.all(Array.from({ length: 10_000 }, (_, i) => add(i, 1)));
  assert.ok(sums.every((sum, i) => sum === i + 1));
  engine.stop();
});

test('an asynchronous export leaves its lane to other calls', async () => {
  const { later, engine } = client({ lanes: 1 });
  const began = performance.now();
  const values = await Promise.all(Array.from({ length: 10 }, (_, i) => later(i, 500)));
  assert.deepEqual(values, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  assert.ok(performance.now() - began < 4000, 'they waited together');
  engine.stop();
});

test('set-up runs on every lane, on later ones before anything else, and on replaced ones', async () => {
  const { configure, configured, lane, trap, spin, engine } = client({ lanes: 3 });
  await Promise.all([lane(20), lane(20)]);
  assert.equal(engine.stats().lanes, 2);
  assert.equal(await configure('blue'), 1, 'the first lane’s result');
  const everywhere = async () => {
    const busy = [spin(20), spin(20), spin(20)];
    const seen = await Promise.all([configured(), configured(), configured()]);
    await Promise.all(busy);
    return new Set(seen);
  };
  assert.deepEqual(await everywhere(), new Set(['blue']));
  assert.equal(engine.stats().lanes, 3);
  await configure('green');
  await rejects(trap(), 'outboard/trap');
  assert.deepEqual(await everywhere(), new Set(['green']), 'the last arguments');
  engine.stop();
});

test('set-up as the first call runs once on the lane it starts', async () => {
  const { configure, configured, engine } = client({ lanes: 2 });
  const calls = [configure('first'), configured(), configured()];
  assert.deepEqual(await Promise.all(calls), [1, 'first', 'first']);
  engine.stop();
});

test('a set-up call overtakes what waits, and takes its arguments when it is made', async () => {
  const { configure, configured, spin, engine } = client({ lanes: 1 });
  const busy = spin(20);
  const waiting = configured();
  const options = { deep: ['a'] };
  const call = configure(options);
  options.deep.push('b');
  await Promise.all([busy, call]);
  assert.deepEqual(await waiting, { deep: ['a'] });
  engine.stop();
});

test('set-up that fails is not repeated on later lanes; what worked before is', async () => {
  const { configure, configured, trap, engine } = client({ lanes: 1 });
  await configure('good');
  await rejects(configure('bad'), 'bad-setting');
  await rejects(trap(), 'outboard/trap');
  assert.equal(await configured(), 'good');
  engine.stop();
});

test('set-up that breaks its lane', async () => {
  const { configure, configured, engine } = client({ lanes: 1 });
  await rejects(configure('break'), 'outboard/trap');
  assert.equal(await configured(), 'none');
  engine.stop();
});

test('set-up with bytes runs on each lane with all of them; with handles it is refused', async () => {
  const { configure, configured, spin, Counter, engine } = client({ lanes: 2 });
  await Promise.all([Counter.create(1), Counter.create(2)]);
  const bytes = new Uint8Array(20_000).fill(3);
  await configure(bytes, { transfer: [bytes.buffer] });
  assert.equal(bytes.byteLength, 0);
  const busy = spin(20);
  const both = await Promise.all([configured(), configured()]);
  await busy;
  assert.deepEqual(
    both.map(({ length }) => length),
    [20_000, 20_000],
  );
  const counter = await Counter.create(1);
  await rejects(configure(counter), 'outboard/two-lanes');
  await rejects(configure(Symbol('no')), 'outboard/uncloneable');
  engine.stop();
});

test('a class is constructed where there are fewest handles, in as many lanes as there may be', async () => {
  const { Counter, engine } = client({ lanes: 3 });
  const counters = await Promise.all(Array.from({ length: 9 }, (_, i) => Counter.create(i)));
  /** @type {Map<number, number>} */
  const count = new Map();
  for (const counter of counters) {
    const lane = await counter.lane();
    count.set(lane, (count.get(lane) ?? 0) + 1);
  }
  assert.deepEqual([...count.values()], [3, 3, 3]);
  engine.stop();
});

test('the staging buffer of a call that never left is used again', async () => {
  const { sum, spin, engine } = client({ lanes: 1 });
  await sum(new Uint8Array(50_000));
  const controller = new AbortController();
  const busy = spin(30);
  const call = assert.rejects(sum(new Uint8Array(50_000), { signal: controller.signal }));
  controller.abort();
  await call;
  assert.equal(engine.stats().queued, 0);
  await busy;
  assert.equal(await sum(new Uint8Array(50_000).fill(1)), 50_000);
  engine.stop();
  await sleep(0);
});
