import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { MessageChannel } from 'node:worker_threads';
import { client } from './fixtures/client.js';
import { rejects } from './fixtures/rejects.js';
import { spy } from './fixtures/spy.js';

const { host, seen } = spy();
const shared = client({ host, lanes: 1 });
after(() => shared.engine.stop());

/** @type {any[]} */
const TYPES = [
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
];

for (const Type of TYPES) {
  for (const size of [0, 3, 5000]) {
    test(`${Type.name} of ${size} arrives as it was, and stays with the caller`, async () => {
      const big = Type.name.startsWith('Big');
      const array = Type.from(
        /** @type {any} */ ({ length: size }),
        (/** @type {unknown} */ _, /** @type {number} */ i) => (big ? BigInt(i % 100) : i % 100),
      );
      const back = await shared.echo(array);
      assert.equal(back.constructor, Type);
      assert.deepEqual(back, array);
      assert.equal(array.length, size);
    });
  }
}

test('ArrayBuffer and DataView of any size', async () => {
  for (const size of [4, 100_000]) {
    const { buffer } = new Uint8Array(size).fill(7);
    const back = await shared.echo(buffer);
    assert.equal(Object.prototype.toString.call(back), '[object ArrayBuffer]');
    assert.deepEqual(new Uint8Array(back), new Uint8Array(buffer));
    const view = new DataView(buffer, 1, size - 2);
    const viewBack = await shared.echo(view);
    assert.equal(viewBack.byteLength, size - 2);
    assert.equal(viewBack.getUint8(0), 7);
  }
});

test('a part of a buffer crosses as that part, and nothing around it', async () => {
  for (const size of [100, 100_000]) {
    const whole = new Uint8Array(size).fill(9);
    const part = whole.subarray(10, size - 10).fill(1);
    seen.sent.length = 0;
    assert.equal(await shared.sum(part), size - 20);
    const back = await shared.echo(part);
    assert.equal(back.length, size - 20);
    const { args, staging } = seen.sent[0];
    if (!staging) assert.equal(args[0].buffer.byteLength, size - 20);
  }
});

test('a Buffer of Node is a Uint8Array to the engine', async () => {
  assert.equal(await shared.kind(Buffer.from('abc')), 'Uint8Array');
  assert.equal(await shared.sum(Buffer.alloc(20_000, 2)), 40_000);
});

test('large arguments share one staging buffer, aligned, which is used again', async () => {
  const a = new Uint8Array(20_001).fill(1);
  const b = new Float64Array(5_000).fill(0.5);
  seen.sent.length = seen.received.length = 0;
  assert.equal(await shared.sumMixed(a, b, 'c'), '20001 2500 c');
  const [{ views }] = seen.sent;
  assert.deepEqual(
    views.map((/** @type {any} */ view) => view.type),
    ['Uint8Array', 'Float64Array'],
  );
  assert.equal(views[1].offset % 16, 0);
  assert.equal(await shared.sumMixed(a, b, 'd'), '20001 2500 d');
  const [first, second] = seen.received.filter(({ kind }) => kind === 'result');
  assert.ok(first.staging.byteLength === 0, 'it went out again');
  assert.ok(second.staging.byteLength >= 60_001, 'and came back');
});

test('what the engine may keep is a copy of its own', async () => {
  await shared.keep(new Uint8Array(50_000));
  await shared.sum(new Uint8Array(50_000));
  assert.equal(await shared.kept(), 50_000);
});

test('a call takes its arguments when it is made, however long it waits', async () => {
  const bytes = new Uint8Array(20_000).fill(1);
  const small = new Uint8Array(10).fill(1);
  const object = { n: 1 };
  const busy = shared.spin(20);
  const calls = [shared.sum(bytes), shared.sum(small), shared.echo(object)];
  bytes.fill(2);
  small.fill(2);
  object.n = 2;
  await busy;
  assert.deepEqual(await Promise.all(calls), [20_000, 10, { n: 1 }]);
});

test('Blob and File are read on the lane', async () => {
  const blob = new Blob([new Uint8Array(30_000).fill(1)]);
  seen.sent.length = 0;
  assert.equal(await shared.sum(blob), 30_000);
  assert.deepEqual(seen.sent[0].args, [undefined]);
  assert.equal(await shared.kindOfBytes(blob), 'Uint8Array');
  assert.equal(await shared.kind(blob), 'Blob', 'only where Rust wants bytes');
  const { File } = await import('node:buffer');
  assert.equal(await shared.sum(new File([new Uint8Array([1, 2])], 'a.bin')), 3);
});

test('what is behind an array of bytes is wrapped in one', async () => {
  for (const size of [10, 30_000]) {
    const { buffer } = new Uint8Array(size).fill(1);
    assert.equal(await shared.kindOfBytes(buffer), 'Uint8Array');
    assert.equal(await shared.sum(buffer), size);
    assert.equal(await shared.sum(new DataView(buffer, 2)), size - 2);
  }
});

test('shared memory stays shared', async () => {
  const shared_ = new Uint8Array(new SharedArrayBuffer(20_000)).fill(1);
  assert.equal(await shared.sum(shared_), 20_000);
  assert.equal(await shared.sum(shared_.buffer), 20_000);
});

test('written arrays get their bytes back, small and large', async () => {
  for (const size of [3, 30_000]) {
    const around = new Uint8Array(size + 2).fill(5);
    await shared.invert(around.subarray(1, size + 1), 1);
    assert.equal(around[0] + around[size + 1], 10, 'what is around is untouched');
    assert.ok(around.subarray(1, size + 1).every((byte) => byte === 250));
  }
});

test('a failed call writes nothing back', async () => {
  const bytes = new Uint8Array(20_000).fill(5);
  await assert.rejects(shared.invertBadly(bytes), /after all/);
  assert.ok(bytes.every((byte) => byte === 5));
});

test('an array that is gone when its bytes come back', async () => {
  const bytes = new Uint8Array(20_000);
  const call = shared.invert(bytes, 200);
  structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
  await rejects(call, 'outboard/result');
});

test('transfer moves', async () => {
  for (const size of [10, 50_000]) {
    const bytes = new Uint8Array(size).fill(1);
    seen.sent.length = 0;
    assert.equal(await shared.sum(bytes, { transfer: [bytes.buffer] }), size);
    assert.equal(bytes.buffer.byteLength, 0);
    assert.equal(seen.sent[0].staging, undefined);
  }
  const view = new Float32Array(10).fill(1);
  assert.equal(await shared.sumFloats(view, { transfer: [view] }), 10);
  assert.equal(view.byteLength, 0);
});

test('transfer moves at once, also for a call that waits', async () => {
  const busy = shared.spin(20);
  const bytes = new Uint8Array(50_000).fill(1);
  const call = shared.sum(bytes, { transfer: [bytes.buffer] });
  assert.equal(bytes.byteLength, 0);
  await busy;
  assert.equal(await call, 50_000);
});

test('transfer refuses a part, and detaches nothing', async () => {
  const whole = new Uint8Array(100);
  const options = { transfer: [whole.buffer] };
  await rejects(shared.sum(whole.subarray(1), options), 'outboard/partial-buffer');
  await rejects(shared.echo({ data: whole.subarray(1) }, options), 'outboard/partial-buffer');
  await rejects(shared.invert(whole, 1, options), 'outboard/partial-buffer');
  assert.equal(whole.byteLength, 100);
});

test('transfer refuses what cannot be moved', async () => {
  await rejects(shared.add(1, 2, { transfer: [/** @type {any} */ ({})] }), 'outboard/uncloneable');
  const { buffer } = new Uint8Array(4);
  assert.equal((await shared.echo(buffer, { transfer: [buffer, buffer] })).byteLength, 4);
});

test('the memory of another wasm is never detached', async () => {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const view = new Uint8Array(memory.buffer).fill(1);
  assert.equal(await shared.sum(view), 65_536, 'a copy of it is fine');
  // A browser refuses; Node copies where it was told to move.
  await shared.sum(view, { transfer: [memory.buffer] }).catch((/** @type {any} */ error) => {
    assert.equal(error.code, 'outboard/uncloneable');
  });
  assert.equal(view.byteLength, 65_536);
});

test('platform objects are moved in arguments, one level down too, and in results', async () => {
  for (const shape of [
    (/** @type {any} */ port) => port,
    (/** @type {any} */ port) => ({ port }),
  ]) {
    const { port1, port2 } = new MessageChannel();
    const back = await shared.echo(shape(port1));
    const port = back.port ?? back;
    const heard = new Promise((resolve) => port.once('message', resolve));
    port2.postMessage('through the lane');
    assert.equal(await heard, 'through the lane');
    port.close();
  }
});

test('a stream is moved', async () => {
  const stream = new ReadableStream({
    start(controller) {
      controller.enqueue('chunk');
      controller.close();
    },
  });
  assert.equal(await shared.kind(stream), 'ReadableStream');
  assert.equal(stream.locked, true, 'the caller has it no more');
});

test('a platform object is moved for a call that waits', async () => {
  const busy = shared.spin(10);
  const { port1, port2 } = new MessageChannel();
  const call = shared.kind({ port1 });
  await busy;
  assert.equal(await call, 'Object');
  port2.close();
});

test('what cannot be cloned is named, at its place, whether the call waits or not', async () => {
  const error = await rejects(shared.sumTwo([1], { f: () => {} }, 2), 'outboard/uncloneable');
  assert.match(error.message, /Argument 2 of sum_two .*'\.\/sync'/);
  assert.equal(error.cause.name, 'DataCloneError');
  const busy = shared.spin(10);
  await rejects(shared.echo({ deep: Symbol('no') }), 'outboard/uncloneable');
  await busy;
  assert.equal(await shared.add(1, 1), 2, 'the lane is none the worse for it');
});

test('results are moved where they own their buffer', async () => {
  seen.received.length = 0;
  const floats = await shared.fresh(100_000);
  assert.equal(floats.length, 100_000);
  assert.equal(floats[99_999], 2);
  const [bytes, text, doubles] = await shared.listed();
  assert.deepEqual([...bytes, text, ...doubles], [1, 'two', 3]);
});

test('a result that is a part, or wasm memory, is copied as that part', async () => {
  assert.equal((await shared.half()).buffer.byteLength, 8);
  assert.equal((await shared.memoryView()).buffer.byteLength, 4);
  assert.equal(await shared.add(1, 1), 2, 'the memory is still there');
});

test('bytes that come back as they were given do not take the staging buffer with them', async () => {
  const back = await shared.echo(new Uint8Array(30_000).fill(4));
  assert.equal(back.buffer.byteLength, 30_000);
  assert.equal(await shared.sum(new Uint8Array(30_000).fill(1)), 30_000);
});

test('not even where they fill the staging buffer', async () => {
  const back = await shared.echoBytes(new Uint8Array(65_536).fill(4));
  assert.equal(back.length, 65_536);
  assert.equal(back[65_535], 4);
});

test('an array that the engine gave away already is refused', async () => {
  await shared.keep(new Uint8Array(10));
  assert.equal((await shared.keptArray()).length, 10);
  await rejects(shared.keptArray(), 'outboard/result');
  assert.equal(await shared.add(1, 1), 2);
});

test('what is no bytes is refused where Rust takes bytes', async () => {
  const wrong = ['abc', 5, { a: 1 }, Uint16Array.of(1, 256), new Uint16Array(10_000)];
  for (const value of wrong) {
    const error = await rejects(shared.echoBytes(value), 'outboard/not-bytes');
    assert.equal(error.name, 'RefusedError');
    assert.match(error.message, /Argument 1 of echo/);
  }
  assert.deepEqual(await shared.echoBytes([1, 2]), [1, 2]);
  assert.equal(await shared.echoBytes(), undefined);
});

test('a detached array is refused', async () => {
  const bytes = new Uint8Array(10);
  structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
  await rejects(shared.echo(bytes), 'outboard/uncloneable');
  await rejects(shared.echo(bytes, { transfer: [bytes.buffer] }), 'outboard/uncloneable');
  await rejects(shared.echo({ bytes }, { transfer: [bytes] }), 'outboard/uncloneable');
});

test('a blob that cannot cross is named, too', async () => {
  const { openAsBlob } = await import('node:fs');
  const file = await openAsBlob(new URL(import.meta.url));
  const error = await rejects(shared.sum(file), 'outboard/uncloneable');
  assert.match(error.message, /Argument 1 of sum/);
});
