import assert from 'node:assert/strict';
import { test } from 'node:test';
import { client, nodeHost } from './fixtures/client.js';
import { rejects } from './fixtures/rejects.js';
import { spy } from './fixtures/spy.js';

/** @param {number} ms */
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

test('an error of the engine keeps name, message, code, stack and cause', async () => {
  const { fail, failBecause, engine } = client({ lanes: 1 });
  const coded = await rejects(fail('too large', 'too-large'), 'too-large');
  assert.equal(coded.name, 'RangeError');
  assert.equal(coded.message, 'too large');
  assert.match(coded.stack, /glue\.js/);
  const plain = await rejects(fail('plain'), 'outboard/engine');
  assert.equal(plain.name, 'Error');
  const { cause } = await rejects(failBecause('outer'), 'outboard/engine');
  assert.equal(cause.message, 'root');
  assert.equal(cause.code, 'root-code');
  assert.equal(engine.stats().lanes, 1, 'the lane goes on');
  engine.stop();
});

test('what was thrown and is no error is the cause of one', async () => {
  const { toss, tossFunction, engine } = client({ lanes: 1 });
  const text = await rejects(toss('just text'), 'outboard/engine');
  assert.equal(text.name, 'EngineError');
  assert.equal(text.message, 'just text');
  assert.equal(text.cause, 'just text');
  const object = await rejects(toss({ message: 'said', n: 10n }), 'outboard/engine');
  assert.equal(object.message, 'said');
  assert.deepEqual(object.cause, { message: 'said', n: 10n });
  assert.match((await rejects(toss({ n: 10n }), 'outboard/engine')).message, /threw a object/);
  assert.equal((await rejects(toss(null), 'outboard/engine')).cause, null);
  const fn = await rejects(tossFunction(), 'outboard/engine');
  assert.equal(fn.cause, undefined, 'it cannot cross');
  engine.stop();
});

for (const name of /** @type {const} */ (['trap', 'overflow', 'laterTrap'])) {
  test(`${name}: the lane is never called again, and replaced`, async () => {
    const { host, seen } = spy();
    const fixture = client({ host, lanes: 1 });
    const before = await fixture.lane(0);
    const error = await rejects(fixture[name](), 'outboard/trap');
    assert.equal(error.name, 'EngineTrap');
    assert.match(error.stack, /wasm-function\[\d\]/);
    assert.equal(seen.opened, 2, 'at once');
    assert.equal(seen.ended, 1);
    assert.notEqual(await fixture.lane(0), before);
    assert.equal(seen.compiled, 1);
    fixture.engine.stop();
  });
}

test('the stack of a trap has the names of its functions, where there are symbols', async () => {
  const symbols = () => new URL('./fixtures/symbols', import.meta.url);
  const { trap, engine } = client({ lanes: 1, host: nodeHost({ symbols }) });
  const error = await rejects(trap(), 'outboard/trap');
  assert.match(error.stack, /my_crate::break it/);
  assert.doesNotMatch(error.stack, /wasm-function/);
  engine.stop();
});

test('symbols that cannot be read leave the stack as it is', async () => {
  const symbols = () => new URL('./fixtures/nothing-here', import.meta.url);
  const { trap, engine } = client({ lanes: 1, host: nodeHost({ symbols }) });
  assert.match((await rejects(trap(), 'outboard/trap')).stack, /wasm-function\[0\]/);
  engine.stop();
});

test('a panic has its message and its place', async () => {
  const { panic, add, engine } = client({ lanes: 1 });
  const error = await rejects(panic('index out of bounds', 'src/lib.rs', 12, 5), 'outboard/panic');
  assert.equal(error.name, 'EnginePanic');
  assert.equal(error.message, 'index out of bounds');
  assert.deepEqual([error.file, error.line, error.column], ['src/lib.rs', 12, 5]);
  assert.equal(await add(1, 1), 2);
  engine.stop();
});

test('a panic that unwinds is told the same and costs no lane', async () => {
  const { host, seen } = spy();
  const { unwind, lane, engine } = client({ host, lanes: 1 });
  const before = await lane(0);
  const error = await rejects(unwind('caught by the glue'), 'outboard/panic');
  assert.equal(error.message, 'caught by the glue');
  assert.equal(error.file, 'unwound.rs');
  assert.equal(await lane(0), before);
  assert.equal(seen.opened, 1);
  engine.stop();
});

test('a panic that Rust caught explains nothing later', async () => {
  const { caughtPanic, trap, fail, engine } = client({ lanes: 1 });
  await caughtPanic();
  assert.equal((await rejects(fail('plain'), 'outboard/engine')).file, undefined);
  await caughtPanic();
  assert.equal((await rejects(trap(), 'outboard/trap')).file, undefined);
  engine.stop();
});

test('a task that breaks after its call returned a promise settles that call', async () => {
  const { taskTrap, add, engine } = client({ lanes: 1 });
  const error = await rejects(taskTrap(), 'outboard/panic');
  assert.equal(error.file, 'task.rs');
  assert.equal(await add(1, 1), 2);
  engine.stop();
});

test('a trap takes the parked calls of its lane with it, and moves what had not begun', async () => {
  const { later, trap, add, engine } = client({ lanes: 1 });
  const parked = [later(1, 10_000), later(2, 10_000)];
  const lost = parked.map((call) => rejects(call, 'outboard/lane-lost'));
  const trapped = rejects(trap(), 'outboard/trap');
  const waiting = add(1, 1);
  await trapped;
  const [{ cause }] = await Promise.all(lost);
  assert.equal(cause.code, 'outboard/trap');
  assert.equal(await waiting, 2);
  engine.stop();
});

test('an error outside every call ends its lane, which is replaced when it is needed', async () => {
  const { host, seen } = spy();
  const { throwOutside, lane, engine } = client({ host, lanes: 1 });
  const before = await lane(0);
  await throwOutside();
  while (engine.stats().lanes) await sleep(5);
  assert.equal(seen.opened, 1);
  assert.notEqual(await lane(0), before);
  engine.stop();
});

test('a worker that exits rejects what it had started', async () => {
  const { quit, add, engine } = client({ lanes: 1 });
  const error = await rejects(quit(), 'outboard/lane-lost');
  assert.match(error.cause.message, /exited with 7/);
  assert.equal(await add(1, 1), 2);
  engine.stop();
});

test('a result that cannot be cloned', async () => {
  const { aFunction, add, engine } = client({ lanes: 1 });
  await rejects(aFunction(), 'outboard/result');
  assert.equal(await add(1, 1), 2);
  engine.stop();
});

test('abort before the call: nothing is taken', async () => {
  const { sum, engine } = client({ lanes: 1 });
  const bytes = new Uint8Array(10);
  const reason = new Error('changed my mind');
  const signal = AbortSignal.abort(reason);
  await assert.rejects(sum(bytes, { signal, transfer: [bytes.buffer] }), reason);
  assert.equal(bytes.byteLength, 10);
  assert.equal(engine.stats().lanes, 0, 'not even a lane');
});

test('abort while it waits: it leaves the queue', async () => {
  const { host, seen } = spy();
  const { spin, add, engine } = client({ host, lanes: 1 });
  const busy = spin(30);
  const controller = new AbortController();
  const call = add(1, 2, { signal: controller.signal });
  const other = add(3, 4);
  const reason = { any: 'value' };
  controller.abort(reason);
  assert.equal(await call.catch((/** @type {unknown} */ why) => why), reason);
  assert.equal(await other, 7);
  await busy;
  assert.equal(seen.opened, 1, 'no lane was lost');
  assert.equal(seen.sent.filter(({ kind }) => kind === 'call').length, 2);
  engine.stop();
});

test('abort while it runs: its lane is replaced, and nothing else is touched', async () => {
  const { host, seen } = spy();
  const { forever, Counter, lane, engine } = client({ host, lanes: 2 });
  const counter = await Counter.create(5);
  const held = await counter.lane();
  const controller = new AbortController();
  const call = forever({ signal: controller.signal });
  while (engine.stats().calls === 0) await sleep(5);
  controller.abort();
  const error = await call.catch((/** @type {unknown} */ why) => why);
  assert.equal(error, controller.signal.reason);
  assert.equal(error.name, 'AbortError');
  assert.equal(await counter.value(), 5, 'the neighbour is unharmed');
  while (engine.stats().replaced === 0) await sleep(5);
  assert.notEqual(await lane(0), held);
  assert.equal(seen.opened, 3);
  engine.stop();
});

test('abort of a parked call takes its lane, and what it had started', async () => {
  const { later, add, engine } = client({ lanes: 1 });
  const controller = new AbortController();
  const call = later(1, 10_000, { signal: controller.signal });
  const other = rejects(later(2, 10_000), 'outboard/lane-lost');
  assert.equal(await add(1, 1), 2, 'both are parked');
  controller.abort(new Error('enough'));
  await assert.rejects(call, /enough/);
  assert.match((await other).cause.message, /stopped/);
  assert.equal(await add(1, 1), 2);
  engine.stop();
});

test('abort after it ended changes nothing', async () => {
  const { host, seen } = spy();
  const { add, engine } = client({ host, lanes: 1 });
  const controller = new AbortController();
  assert.equal(await add(1, 1, { signal: controller.signal }), 2);
  controller.abort();
  assert.equal(await add(1, 1), 2);
  assert.equal(seen.opened, 1);
  engine.stop();
});

test('timeout counts from the call, in the queue and on the lane', async () => {
  const { spin, forever, add, engine } = client({ lanes: 1 });
  const running = await rejects(forever({ timeout: 30 }), 'outboard/timeout');
  assert.equal(running.name, 'TimeoutError');
  assert.match(running.message, /forever took over 30 ms/);
  const busy = spin(100);
  await rejects(add(1, 1, { timeout: 20 }), 'outboard/timeout');
  assert.equal(await add(1, 1, { timeout: 60_000 }), 2);
  await busy;
  engine.stop();
});

test('handles on a lane that was stopped are stale', async () => {
  const { Counter, engine } = client({ lanes: 1 });
  const counter = await Counter.create(1);
  await rejects(counter.spin(10_000, { timeout: 30 }), 'outboard/timeout');
  await rejects(counter.value(), 'outboard/stale-handle');
  engine.stop();
});

test('many calls that all break: each settles once, and the lanes are as many as before', async () => {
  const { trap, add, panic, engine } = client({ lanes: 2 });
  const calls = Array.from({ length: 12 }, (_, i) =>
    i % 3 === 0 ? trap() : i % 3 === 1 ? panic('p', 'f', 1, 1) : add(i, 0),
  );
  const codes = await Promise.all(calls.map((call) => call.catch((error) => error.code)));
  codes.forEach((code, i) => {
    assert.equal(code, [`outboard/trap`, 'outboard/panic', i][i % 3]);
  });
  assert.equal(await add(1, 1), 2);
  engine.stop();
});
