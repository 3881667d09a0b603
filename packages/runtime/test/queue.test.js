import assert from 'node:assert/strict';
import { test } from 'node:test';
import { client } from './fixtures/client.js';
import { rejects } from './fixtures/rejects.js';

/** The order in which calls end on one lane. @param {'auto' | number} [lanes] */
async function ordered(lanes = 'auto') {
  const made = client({ lanes });
  await made.init({ lanes: 1 });
  /** @type {string[]} */
  const order = [];
  /** @param {string} name @param {Promise<unknown>} call */
  const note = (name, call) => call.then(() => order.push(name));
  return { ...made, order, note };
}

test('one caller cannot starve another', async () => {
  const { spin, order, note, engine } = await ordered();
  const many = Array.from({ length: 20 }, () => note('a', spin(1, { caller: 'a' })));
  const few = Array.from({ length: 3 }, () => note('b', spin(1, { caller: 'b' })));
  await Promise.all([...many, ...few]);
  assert.ok(order.lastIndexOf('b') <= 7, order.join(''));
  engine.stop();
});

test('functions without a state take turns', async () => {
  const { spin, add, order, note, engine } = await ordered();
  const many = Array.from({ length: 20 }, () => note('a', spin(1)));
  await Promise.all([...many, note('b', add(1, 1))]);
  assert.ok(order.indexOf('b') <= 2, order.join(''));
  engine.stop();
});

test('where statics are kept, calls keep their order', async () => {
  const { spin, add, order, note, engine } = await ordered(1);
  const many = Array.from({ length: 5 }, () => note('a', spin(1)));
  await Promise.all([...many, note('b', add(1, 1))]);
  assert.equal(order.join(''), 'aaaaab');
  engine.stop();
});

test('calls on handles keep their order, whatever they are', async () => {
  const { Counter, order, note, engine } = await ordered();
  const counter = await Counter.create(1);
  await Promise.all([
    note('a', counter.spin(1)),
    note('b', counter.spin(1)),
    note('c', counter.value()),
    note('d', counter.spin(1, { caller: 'another', priority: 9 })),
    note('e', counter.add(1)),
  ]);
  assert.equal(order.join(''), 'abcde');
  engine.stop();
});

test('one who was away has no turns saved up', async () => {
  const { spin, order, note, engine } = await ordered();
  const first = Array.from({ length: 6 }, () => note('a', spin(2, { caller: 'a' })));
  await first[3];
  const rest = [...'bbbbaaaa'].map((caller) => note(caller, spin(1, { caller })));
  await Promise.all([...first, ...rest]);
  assert.match(order.slice(6).join(''), /^(b?a|a?b)+/, order.join(''));
  assert.ok(order.indexOf('a', 6) <= 8, order.join(''));
  engine.stop();
});

test('what is too much is refused, and nothing else is', async () => {
  const { spin, add, Counter, engine, init } = await ordered();
  await init({ lanes: 1, queue: 5 });
  const counter = await Counter.create(1);
  const busy = spin(20);
  const calls = Array.from({ length: 10 }, () => add(1, 1));
  const freed = counter.dispose();
  const settled = await Promise.allSettled(calls);
  assert.deepEqual(
    settled.map(({ status }) => status[0]).join(''),
    'fffffrrrrr',
    'the first five waited',
  );
  for (const call of calls.slice(5)) await rejects(call, 'outboard/queue-full');
  await Promise.all([busy, freed]);
  assert.equal(await add(1, 1), 2);
  engine.stop();
});

test('ten thousand calls at once', async () => {
  const { add, engine } = await ordered();
  const sums = await Promise.all(Array.from({ length: 10_000 }, (_, i) => add(i, 1)));
  assert.equal(sums.at(-1), 10_000);
  assert.deepEqual([engine.stats().queued, engine.stats().calls], [0, 0]);
  engine.stop();
});
