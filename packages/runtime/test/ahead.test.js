/**
 * Quick calls are sent to a lane before it has come to them; what a caller was promised holds all the same.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { client } from './fixtures/client.js';
import { rejects } from './fixtures/rejects.js';
import { spy } from './fixtures/spy.js';

/** A client on so many lanes, of which some functions are known to be quick. @param {number} lanes */
async function quick(lanes, wanted = /** @type {number | 'auto'} */ ('auto')) {
  const { host, seen } = spy();
  host.cores = lanes;
  const made = client({ host, lanes: wanted });
  const { add, trap, lane, echo } = made;
  // On a busy machine a quick function takes long now and then.
  const learn = async () => {
    for (const call of [() => add(1, 1), () => lane(0), () => echo(1)]) {
      do await call();
      while (!seen.sent.flat().at(-1).quiet);
    }
  };
  await learn();
  return { ...made, trap, host, seen, learn };
}

const tick = () => new Promise((resolve) => setImmediate(resolve));

/** From now on it starts, and hears nothing else. @param {any} worker */
function swallow(worker) {
  const { postMessage } = Object.getPrototypeOf(worker);
  worker.postMessage = (/** @type {any} */ message, /** @type {any} */ transfer) => {
    if (message.kind === 'start') postMessage(message, transfer);
  };
}

/** @param {any[]} sent */
const batches = (sent) => sent.filter((message) => Array.isArray(message));

test('calls of one turn travel in one message, and their results come one by one, in order', async () => {
  const { add, seen, engine } = await quick(1);
  seen.sent.length = seen.received.length = 0;
  const order = /** @type {number[]} */ ([]);
  const calls = Array.from({ length: 100 }, (_, i) => add(i, 1).then((sum) => order.push(sum)));
  await Promise.all(calls);
  assert.deepEqual(
    order,
    Array.from({ length: 100 }, (_, i) => i + 1),
  );
  // One, if the machine is not so busy that the lane seems silent in between.
  assert.ok(seen.sent.length <= 5, `${seen.sent.length} messages`);
  assert.equal(seen.sent.flat().length, 100);
  assert.equal(seen.received.length, 100, 'nothing but results');
  engine.stop();
});

test('a thousand travel in few messages, and no more lanes are started for as many as fit', async () => {
  const { add, seen, engine } = await quick(1);
  seen.sent.length = 0;
  const sums = await Promise.all(Array.from({ length: 1000 }, (_, i) => add(i, 0)));
  assert.ok(sums.every((sum, i) => sum === i));
  assert.ok(seen.sent.length < 60, `${seen.sent.length} messages`);
  engine.stop();
});

test('what is not known to be quick, or takes more than a little, is sent when the lane is idle', async () => {
  const { spin, echo, seen, engine } = await quick(1);
  seen.sent.length = 0;
  const big = 'x'.repeat(10_000);
  await Promise.all([spin(1), spin(1), echo(big), echo({ n: 1 }), echo(big)]);
  assert.equal(batches(seen.sent).length, 0);
  engine.stop();
});

test('a function that becomes slow is no longer sent ahead, and its calls spread', async () => {
  const { lane, engine } = await quick(2);
  await lane(5);
  const lanes = new Set();
  // A second worker takes a while to start.
  while (lanes.size < 2)
    for (const id of await Promise.all([lane(20), lane(20), lane(20)])) lanes.add(id);
  engine.stop();
});

test('arguments are those of the call, also where the message leaves later', async () => {
  const { echo, engine } = await quick(1);
  const bytes = Uint8Array.of(1, 2, 3);
  const calls = [echo(1), echo(bytes), echo('two')];
  bytes.fill(9);
  assert.deepEqual(await Promise.all(calls), [1, Uint8Array.of(1, 2, 3), 'two']);
  engine.stop();
});

test('one that breaks the lane takes no other with it, however many do', async () => {
  const { echo, trap, learn, engine } = await quick(1);
  for (let round = 0; round < 3; round++) {
    const calls = Array.from({ length: 60 }, (_, i) => (i % 20 === 7 ? trap() : echo(i)));
    const ends = await Promise.all(calls.map((call) => call.catch((error) => error.code)));
    ends.forEach((end, i) => {
      assert.equal(end, i % 20 === 7 ? 'outboard/trap' : i);
    });
    await learn();
  }
  engine.stop();
});

test('a lane that dies has begun the first; the others are moved, each as often as it takes', async () => {
  const { add, seen, engine } = await quick(1);
  for (const worker of seen.workers) swallow(worker);
  const calls = Array.from({ length: 20 }, (_, i) => add(i, 0));
  const lost = [0, 1, 2].map((i) => rejects(calls[i], 'outboard/lane-lost'));
  for (const [i, each] of lost.entries()) {
    while (engine.stats().calls < 20 - i) {
      for (const worker of seen.workers) swallow(worker);
      await tick();
    }
    /** @type {any} */ (seen.workers[i]).onerror(new Error('gone'));
    await each;
  }
  for (const worker of seen.workers) Reflect.deleteProperty(worker, 'postMessage');
  assert.deepEqual(
    await Promise.all(calls.slice(3)),
    Array.from({ length: 17 }, (_, i) => i + 3),
  );
  engine.stop();
});

test('abort of one that has not begun costs neither the lane nor its neighbours', async () => {
  const { add, seen, engine } = await quick(1);
  const controller = new AbortController();
  const before = add(1, 1);
  const call = add(2, 2, { signal: controller.signal });
  const after = add(3, 3);
  controller.abort(new Error('enough'));
  await assert.rejects(call, /enough/);
  assert.deepEqual(await Promise.all([before, after]), [2, 6]);
  await new Promise((resolve) => setTimeout(resolve, 250));
  assert.equal(engine.stats().replaced, 0);
  assert.equal(engine.stats().calls, 0);
  assert.equal(seen.opened, 1);
  engine.stop();
});

test('behind one that was thought quick and never ends, those that wait are moved when it is stopped', async () => {
  const { lane, add, seen, engine } = await quick(1);
  const late = [
    rejects(lane(1e9, { timeout: 50 }), 'outboard/timeout'),
    rejects(add(2, 2, { timeout: 20 }), 'outboard/timeout'),
  ];
  assert.deepEqual(await Promise.all([add(1, 1), add(3, 3)]), [2, 6]);
  await Promise.all(late);
  assert.equal(engine.stats().replaced, 1);
  assert.equal(seen.opened, 2);
  engine.stop();
});

test('a lane that says nothing is given no more', async () => {
  const { lane, add, seen, engine } = await quick(2);
  const stuck = rejects(lane(1e9, { timeout: 400 }), 'outboard/timeout');
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(await add(1, 1), 2, 'on another lane, which had to be started');
  assert.ok(seen.opened >= 2);
  await stuck;
  engine.stop();
});

test('set-up comes before what is called after it', async () => {
  const { configure, configured, learn, engine } = await quick(1);
  for (let i = 0; i < 20; i++) await configured();
  await learn();
  const before = configured();
  const calls = [configure('new'), ...Array.from({ length: 20 }, () => configured())];
  await before;
  const [, ...seen] = await Promise.all(calls);
  assert.deepEqual(new Set(seen), new Set(['new']));
  engine.stop();
});

test('where statics are kept, the order of calls is kept', async () => {
  const { echo, add, engine } = await quick(1, 1);
  /** @type {string[]} */
  const order = [];
  const note = (/** @type {string} */ name, /** @type {Promise<unknown>} */ call) =>
    call.then(() => order.push(name));
  await Promise.all([
    ...Array.from({ length: 5 }, () => note('a', echo(1))),
    note('b', echo({ large: 1 })),
    ...Array.from({ length: 5 }, () => note('c', add(1, 1))),
  ]);
  assert.equal(order.join(''), 'aaaaabccccc');
  engine.stop();
});
