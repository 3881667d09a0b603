import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isolate } from '../src/hosts/isolate.js';
import { keepHouse } from '../src/housekeeping.js';
import { client } from './fixtures/client.js';
import { rejects } from './fixtures/rejects.js';
import { wasmBytes } from './fixtures/wasm.js';

/** The glue has one instance a module; every test gets a module of its own. */
let copies = 0;
async function fixture(lanes = /** @type {number | 'auto'} */ (4)) {
  const glue = await import(`./fixtures/glue.js?${++copies}`);
  const host = isolate({ wasm: () => new WebAssembly.Module(wasmBytes), glue, build: 'build-1' });
  return client({ host, lanes });
}

/** @param {number} ms */
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

test('the same names, computed in this thread', async () => {
  const { add, sum, invert, Counter, pair, fail, lane, engine } = await fixture();
  assert.equal(await add(1, 2), 3);
  assert.equal(await sum(new Uint8Array(20_000).fill(1)), 20_000);
  assert.equal(await sum(new Blob([new Uint8Array(10).fill(1)])), 10);
  const bytes = new Uint8Array(20_000);
  await invert(bytes, 1);
  assert.equal(bytes[0], 255);
  const counter = await Counter.create(4);
  assert.equal(await counter.add(1), 5);
  assert.equal(await counter.plus((await pair()).counter), 12);
  await counter.dispose();
  await rejects(fail('no', 'a-code'), 'a-code');
  assert.equal(new Set(await Promise.all([lane(1), lane(1), lane(1)])).size, 1, 'one instance');
  assert.equal(engine.stats().lanes, 1);
});

test('nobody looks after the lane later, for a timer would keep the isolate', async (context) => {
  const { sum, engine } = await fixture('auto');
  await sum(new Uint8Array(20_000).fill(1));
  const { pool } = engine;
  assert.ok(pool.staging.free.length > 0);
  const timer = context.mock.method(globalThis, 'setTimeout');
  keepHouse(pool);
  assert.equal(timer.mock.callCount(), 0);
  assert.equal(pool.staging.free.length, 0);
  assert.equal(engine.stats().lanes, 1);
});

test('what cannot cross to a lane elsewhere cannot cross here', async () => {
  const { echo, aFunction, Counter } = await fixture();
  await rejects(echo(Symbol('no')), 'outboard/uncloneable');
  await rejects(echo({ f: () => {} }), 'outboard/uncloneable');
  await rejects(echo({ counter: await Counter.create(1) }), 'outboard/uncloneable');
  await rejects(aFunction(), 'outboard/result');
  const given = { n: 1 };
  assert.notEqual(await echo(given), given);
});

test('abort and timeout reject at once, and what runs goes on unheard', async () => {
  const { later, add, many, Counter, engine } = await fixture();
  await rejects(later(1, 50, { timeout: 5 }), 'outboard/timeout');
  const controller = new AbortController();
  const call = later(1, 50, { signal: controller.signal });
  await sleep(5);
  controller.abort(new Error('enough'));
  await assert.rejects(call, /enough/);
  assert.equal(await add(1, 1), 2);
  assert.equal((await many(1)).length, 1);
  assert.equal(await (await Counter.create(1)).value(), 1);
  await sleep(60);
  assert.equal(engine.stats().calls, 0);
});

test('an instance that broke is never called again, and there is no other', async () => {
  const { panic, trap, add } = await fixture();
  const error = await rejects(panic('here', 'a.rs', 1, 2), 'outboard/panic');
  assert.equal(error.file, 'a.rs');
  const refused = await rejects(add(1, 1), 'outboard/worker-failed');
  assert.match(refused.message, /broke/);
  await rejects(trap(), 'outboard/worker-failed');
});

test('stop, and start again', async () => {
  const { add, engine } = await fixture();
  await add(1, 1);
  engine.stop();
  assert.equal(await add(1, 1), 2);
});

test('two engines in one thread tell their panics apart', async () => {
  const [one, two] = [await fixture(), await fixture()];
  await Promise.all([one.add(1, 1), two.add(1, 1)]);
  assert.equal(
    (await rejects(one.panic('first', 'one.rs', 1, 1), 'outboard/panic')).file,
    'one.rs',
  );
  assert.equal(
    (await rejects(two.panic('second', 'two.rs', 1, 1), 'outboard/panic')).file,
    'two.rs',
  );
});

test('a file that cannot be read', async () => {
  const { sum, add } = await fixture();
  class Unreadable extends Blob {
    /** @override @returns {Promise<ArrayBuffer>} */
    async arrayBuffer() {
      throw new DOMException('It was deleted', 'NotReadableError');
    }
  }
  const error = await rejects(sum(new Unreadable()), 'outboard/engine');
  assert.equal(error.name, 'NotReadableError');
  assert.equal(await add(1, 1), 2);
});
