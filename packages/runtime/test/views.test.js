import assert from 'node:assert/strict';
import { test } from 'node:test';
import { node } from '../src/hosts/node.js';
import { caught, rejects } from './fixtures/rejects.js';
import { threaded } from './fixtures/threads-client.js';

const make = (/** @type {any} */ own) => ({ ...node(own), cores: 2 });

const LENGTH = 100_000;
const bytes = (length = LENGTH) => new Uint8Array(length).map((_, i) => i);
const total = (/** @type {Uint8Array} */ all) => all.reduce((a, b) => a + b, 0);

test('the bytes of the next call are written into the memory of the lane', async () => {
  const { sum, adopted, allocations, engine } = threaded({ make });
  const given = bytes();
  for (let i = 0; i < 5; i++) assert.equal(await sum(given), total(given));
  assert.equal(await adopted(), 4);
  // What is smaller has room there too, what is larger makes a larger one.
  for (const length of [50_000, 300_000, 300_000, 9000]) {
    const some = bytes(length);
    assert.equal(await sum(some), total(some), String(length));
  }
  assert.ok((await adopted()) >= 6);
  assert.equal(given.length, LENGTH);
  assert.ok((await allocations()) <= 1, 'the berth alone is kept');
  engine.stop();
});

test('calls at once, and those that wait, all get their own bytes', async () => {
  const { sum, engine } = threaded({ make });
  const all = Array.from({ length: 20 }, (_, i) => new Uint8Array(20_000).fill(i));
  for (let round = 0; round < 3; round++) {
    assert.deepEqual(await Promise.all(all.map((each) => sum(each))), all.map(total));
  }
  engine.stop();
});

test('a caller may change what he gave, once he has called', async () => {
  const { sum, engine } = threaded({ make });
  const given = bytes();
  const expected = total(given);
  await sum(given);
  const call = sum(given);
  given.fill(0);
  assert.equal(await call, expected);
  engine.stop();
});

test('a berth draws no call to a lane with handles, where another is free', async () => {
  const two = (/** @type {any} */ own) => ({ ...node(own), cores: 4 });
  const { sum, digits, init, engine } = threaded({ make: two });
  await init({ threads: 2 });
  const given = bytes();
  await Promise.all([sum(given), sum(given)]);
  // The second lane may be a while.
  while (engine.pool.lanes.filter(({ state }) => state === 'idle').length < 2) await sum(given);
  await Promise.all([sum(given), sum(given)]);
  const view = await digits.view(10);
  const [holding] = engine.pool.lanes.filter(({ refs }) => refs.size);
  const call = sum(given);
  assert.equal(holding.calls.size, 0);
  assert.equal(await call, total(given));
  await view.dispose();
  engine.stop();
});

test('bytes that are written back travel to and fro', async () => {
  const { blank, sum, engine } = threaded({ make });
  const given = bytes();
  await sum(given);
  await blank(given);
  assert.ok(given.every((byte) => byte === 0));
  engine.stop();
});

test('a berth that the engine did not take is offered again', async () => {
  const { sum, refuse, adopted, allocations, engine } = threaded({ make });
  const given = bytes();
  await sum(given);
  await rejects(refuse(given), 'outboard/engine');
  assert.equal(await sum(given), total(given));
  assert.equal(await sum(given), total(given));
  assert.ok((await adopted()) >= 1);
  assert.ok((await allocations()) <= 1);
  engine.stop();
});

test('a result is lent, until it is disposed', async () => {
  const { digits, allocations, engine } = threaded({ make });
  const view = await digits.view(LENGTH);
  assert.equal(view.bytes.length, LENGTH);
  assert.ok(view.bytes.buffer instanceof SharedArrayBuffer);
  assert.equal(view.bytes[12], 2);
  assert.equal(view.value, view.bytes);
  assert.equal(await allocations(), 1);
  await view.dispose();
  await view.dispose();
  assert.equal(await allocations(), 0);
  assert.equal((await caught(async () => view.bytes)).code, 'outboard/stale-handle');
  assert.ok(!((await digits(4)).buffer instanceof SharedArrayBuffer));
  engine.stop();
});

test('a view is given back at the end of its scope, or with options, or asynchronously', async () => {
  const { digits, allocations, engine } = threaded({ make });
  const view = await digits.view(10, { timeout: 1000 });
  view[Symbol.dispose]();
  const other = await digits.view(10);
  await other[Symbol.asyncDispose]();
  assert.equal(await allocations(), 0);
  engine.stop();
});

test('memory that grows takes no view from anyone', async () => {
  const { digits, engine } = threaded({ make });
  const views = [];
  for (let i = 1; i <= 8; i++) views.push(await digits.view(i * LENGTH));
  assert.deepEqual(
    views.map(({ bytes }) => bytes.at(-1)),
    views.map(() => 9),
  );
  for (const view of views) await view.dispose();
  engine.stop();
});

test('a view of a lane that is lost says so', async () => {
  const { digits, trap, engine } = threaded({ make });
  const view = await digits.view(LENGTH);
  await rejects(trap(), 'outboard/trap');
  assert.equal((await caught(async () => view.bytes)).code, 'outboard/stale-handle');
  await view.dispose();
  const again = await digits.view(3);
  assert.deepEqual([...again.bytes], [0, 1, 2]);
  engine.stop();
  assert.equal((await caught(async () => again.value)).code, 'outboard/stale-handle');
});

test('what is thrown away without being disposed is freed when it is collected', async () => {
  const { digits, allocations, engine } = threaded({ make });
  for (let i = 0; i < 20; i++) await digits.view(LENGTH);
  const end = performance.now() + 20_000;
  while ((await allocations()) > 2 && performance.now() < end) {
    globalThis.gc?.();
    // Where it cannot be asked for, garbage is made.
    Array.from({ length: 1000 }, () => new Uint8Array(10_000));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  assert.ok((await allocations()) <= 2);
  engine.stop();
});

test('an array keeps its memory, whoever has forgotten the view', async () => {
  const { digits, engine, allocations } = threaded({ make });
  const { bytes } = await digits.view(LENGTH);
  for (let i = 0; i < 50; i++) {
    globalThis.gc?.();
    Array.from({ length: 1000 }, () => new Uint8Array(10_000));
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  assert.equal(await allocations(), 1);
  assert.equal(bytes.at(-1), 9);
  engine.stop();
});

test('an asynchronous result, and one of a lane without shared memory, is the array itself', async () => {
  const { laterDigits, engine } = threaded({ make });
  const moved = await laterDigits.view(5);
  assert.deepEqual([...moved.bytes], [0, 1, 2, 3, 4]);
  engine.stop();

  const plain = threaded({ make, list: ['simd'] });
  const view = await plain.digits.view(5);
  await view.dispose();
  assert.deepEqual([...view.value], [0, 1, 2, 3, 4]);
  assert.ok(view.value.buffer instanceof ArrayBuffer);
  plain.engine.stop();
});

test('what looks into the memory of threads is copied, not shared', async () => {
  const { windowOfMemory, engine } = threaded({ make });
  for (const window of [await windowOfMemory(), (await windowOfMemory.view()).value]) {
    assert.equal(window.length, 16);
    assert.ok(window.buffer instanceof ArrayBuffer);
  }
  engine.stop();
});
