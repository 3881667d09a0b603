import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { client } from './fixtures/client.js';
import { rejects } from './fixtures/rejects.js';

const shared = client({ lanes: 1 });
after(() => shared.engine.stop());

test('a function is called where it was made, in order, before the result', async () => {
  /** @type {number[]} */
  const heard = [];
  const times = await shared.callBack((/** @type {number} */ i) => heard.push(i), 5);
  assert.equal(times, 5);
  assert.deepEqual(heard, [0, 1, 2, 3, 4]);
});

test('what it returns can be awaited, a promise too', async () => {
  assert.equal(await shared.ask((/** @type {number} */ n) => n + 1, 41), 42);
  assert.equal(await shared.ask(async (/** @type {number} */ n) => n * 2, 21), 42);
  assert.equal(await shared.ask(() => shared.add(20, 22)), 42, 'and call the same engine');
});

test('what it throws is an error there, and comes back as one', async () => {
  const error = await rejects(
    shared.ask(() => {
      throw new TypeError('not today');
    }),
    'outboard/engine',
  );
  assert.equal(error.message, 'not today');
  await rejects(
    shared.ask(() => Promise.reject(new Error('nor tomorrow'))),
    'outboard/engine',
  );
  await rejects(
    shared.ask(() => () => {}),
    'outboard/engine',
  );
  assert.equal(await shared.add(1, 1), 2);
});

test('an error that nobody awaits leaves the lane alone', async () => {
  const { callBack, add, engine } = client({ lanes: 1 });
  const times = await callBack(() => {
    throw new Error('unheard');
  }, 3);
  assert.equal(times, 3);
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(await add(1, 1), 2);
  assert.equal(engine.stats().replaced, 0);
  engine.stop();
});

test('objects of the engine come to it as handles', async () => {
  const counter = await shared.Counter.create(1);
  /** @type {any} */
  let seen;
  await shared.callBackWith((/** @type {any} */ value) => {
    seen = value;
  }, counter);
  assert.ok(seen instanceof shared.Counter);
});

test('it is kept while the engine keeps it', async () => {
  /** @type {unknown[]} */
  const heard = [];
  await shared.keepCallback((/** @type {unknown} */ value) => heard.push(value));
  await shared.callKept('a');
  await shared.callKept('b');
  assert.deepEqual(heard, ['a', 'b']);
});

test('a panic while it runs, and a lane that ends while it runs', async () => {
  const { panicInBetween, ask, add, engine } = client({ lanes: 1 });
  await rejects(
    panicInBetween(() => {}),
    'outboard/panic',
  );
  assert.equal(await add(1, 1), 2);
  const call = rejects(
    ask(() => new Promise(() => {})),
    'outboard/lane-lost',
  );
  await add(1, 1);
  engine.stop();
  await call;
});
