import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepHouse } from '../src/housekeeping.js';
import { client, nodeHost } from './fixtures/client.js';
import { rejects } from './fixtures/rejects.js';
import { spy } from './fixtures/spy.js';

/** @param {number} ms */
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** @param {object} [options] */
async function engineWith(options, lanes = /** @type {number | 'auto'} */ ('auto'), cores = 2) {
  const { host, seen } = spy({ ...nodeHost(), cores });
  const made = client({ host, lanes });
  await made.init(options);
  return { ...made, seen, pool: made.engine.pool };
}

test('a lane that nobody uses ends, and the next call has a new one', async () => {
  const { add, engine, pool } = await engineWith({ idle: 20 });
  await sleep(30);
  keepHouse(pool);
  assert.equal(engine.stats().lanes, 0);
  assert.equal(engine.stats().replaced, 0, 'it was not needed');
  assert.equal(await add(1, 1), 2);
  engine.stop();
});

test('a lane ends by itself, after its time', async () => {
  const { add, engine } = await engineWith({ idle: 50 });
  await add(1, 1);
  for (let tries = 0; engine.stats().lanes && tries < 100; tries++) await sleep(100);
  assert.equal(engine.stats().lanes, 0);
});

test('a lane with a handle, and one whose call waits, are kept', async () => {
  const { Counter, later, engine, pool } = await engineWith({ idle: 1 });
  const counter = await Counter.create(1);
  const call = later(1, 60);
  await sleep(30);
  keepHouse(pool);
  assert.equal(await counter.value(), 1);
  assert.equal(await call, 1);
  engine.stop();
});

test('lanes that hold statics are kept', async () => {
  const { add, engine, pool } = await engineWith({ idle: 1 }, 1);
  await add(1, 1);
  await sleep(10);
  keepHouse(pool);
  assert.equal(engine.stats().lanes, 1);
  engine.stop();
});

test('a lane that has grown too large is replaced when it is idle', async () => {
  // A lane of the fixture has 128 KiB, and each may have half of this.
  const { spin, add, engine, pool } = await engineWith({ memory: 200_000 });
  const busy = spin(500);
  while (engine.stats().calls === 0) await sleep(1);
  keepHouse(pool);
  assert.equal(engine.stats().replaced, 0, 'not while it works');
  await busy;
  assert.equal(engine.stats().replaced, 1);
  assert.equal(await add(1, 1), 2);
  engine.stop();
});

test('a lane that is to be replaced is kept for the object it gave last', async () => {
  const { Counter, engine, pool } = await engineWith({ memory: 200_000 });
  const made = Counter.create(7);
  keepHouse(pool);
  const counter = await made;
  assert.equal(await Promise.race([counter.value(), sleep(5000)]), 7);
  await counter.dispose();
  await sleep(20);
  assert.equal(engine.stats().replaced, 1);
  engine.stop();
});

test('no lane is started beyond the budget', async () => {
  const { Counter, spin, engine, pool } = await engineWith({ memory: 100_000 }, 'auto', 4);
  await Counter.create(1);
  keepHouse(pool);
  assert.equal(pool.most, 1, 'a handle keeps a lane that is larger than all may be');
  await Promise.all([spin(20), spin(20), spin(20)]);
  assert.equal(engine.stats().lanes, 1);
  engine.stop();
});

test('staging buffers are freed when nobody uses them', async (context) => {
  const { sum, engine, pool } = await engineWith();
  await sum(new Uint8Array(100_000));
  assert.equal(pool.staging.free.length, 1);
  const { now } = performance;
  context.after(() => {
    performance.now = now;
  });
  performance.now = () => now.call(performance) + 11_000;
  keepHouse(pool);
  assert.equal(pool.staging.free.length, 0);
  engine.stop();
});

test('a worker that was ended from outside is missed', async (context) => {
  const { later, add, engine, pool } = await engineWith({});
  // As a browser would: the lock is free, and no event says why.
  const host = /** @type {import('../src/types.js').Host} */ (pool.host);
  /** @type {(() => void)[]} */
  const waiting = [];
  const locks = {
    request: (/** @type {string} */ _name, /** @type {() => void} */ granted) => {
      waiting.push(granted);
      return new Promise(() => {});
    },
  };
  Object.defineProperty(globalThis, 'navigator', { configurable: true, value: { locks } });
  context.after(() => Reflect.deleteProperty(globalThis, 'navigator'));
  pool.lanes[0].lock = 'a lock';
  const call = rejects(later(1, 60_000), 'outboard/lane-lost');
  await add(1, 1);
  keepHouse(pool);
  assert.equal(
    waiting.length,
    0,
    'Node says so, and would not end as long as somebody waits for a lock',
  );
  host.hears = false;
  keepHouse(pool);
  keepHouse(pool);
  assert.equal(waiting.length, 1);
  waiting[0]();
  await call;
  assert.equal(await add(1, 1), 2);
  assert.equal(engine.stats().replaced, 1);
  engine.stop();
});

test('two engines share the cores', async () => {
  const [one, two] = [await engineWith({}), await engineWith({})];
  const busy = () => [1, 2, 3, 4].map(() => one.spin(40));
  await Promise.all(busy());
  assert.equal(one.engine.stats().lanes, 2);
  const calls = [...busy(), ...[1, 2, 3].map(() => two.spin(40))];
  keepHouse(one.pool);
  keepHouse(two.pool);
  await Promise.all(calls);
  // A lane that is still starting is ended when it has.
  const lanes = () => `${one.engine.stats().lanes} and ${two.engine.stats().lanes}`;
  for (let tries = 0; lanes() !== '1 and 1' && tries < 100; tries++) {
    await sleep(20);
    keepHouse(one.pool);
    keepHouse(two.pool);
  }
  assert.equal(lanes(), '1 and 1');
  two.engine.stop();
  keepHouse(one.pool);
  for (let tries = 0; one.engine.stats().lanes < 2 && tries < 20; tries++)
    await Promise.all(busy());
  assert.equal(one.engine.stats().lanes, 2, 'and has them back');
  one.engine.stop();
});
