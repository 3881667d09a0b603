import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Handle } from '../src/classes.js';
import { client, nodeHost } from './fixtures/client.js';
import { rejects } from './fixtures/rejects.js';
import { spy } from './fixtures/spy.js';

const shared = client({ lanes: 2 });
const { Counter } = shared;
after(() => shared.engine.stop());

/** @param {number} ms */
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

test('a constructor, methods, getters and setters', async () => {
  const counter = await Counter.create(5);
  assert.equal(counter.constructor, Counter);
  assert.equal(Object.getPrototypeOf(Counter), Handle);
  assert.equal(Counter.name, 'Counter');
  assert.equal(await counter.add(2), 7);
  assert.equal(await counter.value(), 7);
  assert.equal(await counter.setValue(40), undefined);
  assert.equal(await counter.value({ timeout: 60_000 }), 40);
  assert.equal(await counter.add.with({ priority: 1 })(2), 42);
  assert.equal(counter.add, counter.add);
  await counter.dispose();
});

test('a static factory, and a constructor that fails', async () => {
  const origin = await Counter.origin();
  assert.equal(await origin.value(), 0);
  await origin.dispose();
  await rejects(Counter.create(-1), 'negative');
});

test('new is not for callers', () => {
  assert.throws(() => new Counter(5), {
    name: 'TypeError',
    message: /await Counter\.create/,
  });
});

test('objects in results become handles: alone, in arrays, in plain objects', async () => {
  const counters = await shared.many(3);
  assert.deepEqual(await Promise.all(counters.map((/** @type {any} */ c) => c.value())), [0, 1, 2]);
  const { counter, bytes } = await shared.pair();
  assert.equal(await counter.value(), 7);
  assert.deepEqual(bytes, new Uint8Array([1, 2, 3]));
  for (const one of [...counters, counter]) await one.dispose();
});

test('handles as arguments: borrowed, consumed, in an array', async () => {
  const [a, b, c] = await shared.many(3);
  assert.equal(await b.plus(c), 3);
  assert.equal(await shared.total([a, b, c]), 3);
  assert.equal(await b.eat(c), 3);
  await rejects(c.value(), 'outboard/stale-handle');
  await rejects(b.eat(c), 'outboard/stale-handle');
  assert.equal(await shared.totalTaken([a, b]), 3);
  const error = await rejects(a.value(), 'outboard/stale-handle');
  assert.match(error.message, /Counter was consumed/);
  await c.dispose();
});

test('an array with handles and other things, and the same handle twice', async () => {
  const counter = await Counter.create(4);
  assert.equal(await counter.plus(counter), 8);
  assert.equal(await shared.total([counter, counter]), 8);
  assert.equal(await shared.total([counter, { value: 2 }]), 6);
  await counter.dispose();
});

test('a method that consumes its object', async () => {
  const counter = await Counter.create(4);
  const calls = [counter.finish(), rejects(counter.value(), 'outboard/stale-handle')];
  assert.equal(await calls[0], 4);
  await calls[1];
  await rejects(counter.value(), 'outboard/stale-handle');
  await counter.dispose();
});

test('a handle inside an object is refused, never cloned', async () => {
  const counter = await Counter.create(4);
  await rejects(shared.echo({ counter }), 'outboard/uncloneable');
  await rejects(shared.echo([{ deep: [counter] }]), 'outboard/uncloneable');
  await rejects(shared.echo(new Map([['counter', counter]])), 'outboard/uncloneable');
  assert.equal(await counter.value(), 4);
  await counter.dispose();
});

test('an object deep in a result is refused, never cloned', async () => {
  await rejects(shared.nested(), 'outboard/result');
});

test('dispose comes after what was called before, once, and refuses what comes later', async () => {
  const counter = await Counter.create(1);
  const calls = [
    counter.add(1),
    counter.dispose(),
    rejects(counter.add(1), 'outboard/stale-handle'),
  ];
  assert.equal(await calls[0], 2);
  await Promise.all(calls);
  await counter.dispose();
  const error = await rejects(counter.value(), 'outboard/stale-handle');
  assert.match(error.message, /disposed/);
});

test('await using', async () => {
  const counter = await Counter.create(1);
  await counter[Symbol.asyncDispose]();
  await rejects(counter.value(), 'outboard/stale-handle');
});

test('a panic while an object is dropped is an error of dispose', async () => {
  const { Counter, engine } = client({ lanes: 1 });
  const counter = await Counter.create(666);
  const error = await rejects(counter.dispose(), 'outboard/panic');
  assert.equal(error.file, 'drop.rs');
  engine.stop();
});

test('handles of two lanes, or of two engines, do not meet', async () => {
  const [a, b] = await Promise.all([Counter.create(1), Counter.create(2)]);
  assert.notEqual(await a.lane(), await b.lane(), 'constructed where there are fewest');
  await rejects(a.plus(b), 'outboard/two-lanes');
  const other = client({ lanes: 1 });
  await rejects(other.total([a]), 'outboard/two-lanes');
  await Promise.all([a.dispose(), b.dispose()]);
  other.engine.stop();
});

test('calls on one handle run one at a time, in order, whatever their priority', async () => {
  const counter = await Counter.create(0);
  /** @type {number[]} */
  const order = [];
  const note = (/** @type {number} */ n) => () => order.push(n);
  await Promise.all([
    counter.addLater(1, 20).then(note(1)),
    counter.add.with({ priority: 1 })(1).then(note(2)),
    counter.addLater(1, 5).then(note(3)),
    counter.add.with({ priority: 9 })(1).then(note(4)),
  ]);
  assert.deepEqual(order, [1, 2, 3, 4]);
  assert.equal(await counter.value(), 4);
  await counter.dispose();
});

test('a parked call leaves its lane to others, but not its handle', async () => {
  const { Counter, add, engine } = client({ lanes: 1 });
  const counter = await Counter.create(0);
  const parked = counter.addLater(1, 100);
  const began = performance.now();
  assert.equal(await add(1, 1), 2);
  assert.ok(performance.now() - began < 90, 'the lane answered meanwhile');
  assert.equal(await counter.add(1), 2, 'and this waited for its turn');
  assert.equal(await parked, 1);
  engine.stop();
});

test('a handle that is an argument waits, too', async () => {
  const [a, b] = await shared.many(2);
  const first = b.addLater(10, 30);
  assert.equal(await a.plus(b), 11);
  assert.equal(await first, 11);
  await Promise.all([a.dispose(), b.dispose()]);
});

test('free functions avoid lanes that hold handles', async () => {
  const { Counter, lane, engine } = client({ lanes: 2 });
  const counter = await Counter.create(0);
  const held = await counter.lane();
  for (let i = 0; i < 3; i++) assert.notEqual(await lane(0), held);
  const both = await Promise.all([lane(30), lane(30)]);
  assert.ok(both.includes(held), 'but use them before they wait');
  engine.stop();
});

test('a call that waits for one of its handles keeps its place on the other', async () => {
  const [a, b] = await shared.many(2);
  const first = a.addLater(10, 30);
  const both = a.plus(b);
  const later = b.add(100);
  assert.deepEqual(await Promise.all([first, both, later]), [10, 11, 101]);
  await Promise.all([a.dispose(), b.dispose()]);
});

test('handles on a lost lane are stale, at once and for what waits', async () => {
  const { Counter, engine } = client({ lanes: 1 });
  const counter = await Counter.create(1);
  const calls = [
    rejects(counter.trap(), 'outboard/trap'),
    rejects(counter.value(), 'outboard/stale-handle'),
  ];
  await Promise.all(calls);
  const error = await rejects(counter.value(), 'outboard/stale-handle');
  assert.match(error.message, /was lost/);
  await counter.dispose();
  const next = await Counter.create(2);
  assert.equal(await next.value(), 2);
  engine.stop();
});

test('dispose that waits on a lane that is lost has nothing left to do', async () => {
  const { Counter, engine } = client({ lanes: 1 });
  const counter = await Counter.create(1);
  const trap = rejects(counter.trap(), 'outboard/trap');
  await counter.dispose();
  await trap;
  engine.stop();
});

test('what is forgotten is freed', async () => {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc');
  const { host, seen } = spy(nodeHost());
  const { Counter, engine } = client({ lanes: 1, host });
  await (async () => {
    const counter = await Counter.create(1);
    await counter.add(1);
  })();
  for (let i = 0; i < 50 && !seen.sent.some(({ op }) => op === 'free'); i++) {
    gc();
    await sleep(10);
  }
  assert.ok(seen.sent.some(({ op }) => op === 'free'));
  engine.stop();
});
