import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { client } from './fixtures/client.js';
import { rejects } from './fixtures/rejects.js';

const shared = client({ lanes: 1 });
after(() => shared.engine.stop());

const { numbers, freedStreams, producedItems, Upper } = shared;

/** @param {AsyncIterable<Uint8Array>} stream */
async function all(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(...chunk);
  return chunks;
}

test('a stream of the engine is read to its end, and freed', async () => {
  const before = await freedStreams();
  const stream = await numbers(3);
  assert.ok(stream instanceof ReadableStream);
  assert.deepEqual(
    await all(stream),
    [1, 2, 3].flatMap((n) => Array(8).fill(n)),
  );
  assert.equal(await freedStreams(), before + 1);
});

test('nothing is made that nobody reads', async () => {
  const before = await producedItems();
  const stream = await numbers(1000);
  const reader = stream.getReader();
  await reader.read();
  await reader.read();
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(await producedItems(), before + 2);
  await reader.cancel();
});

test('a stream that is cancelled is freed', async () => {
  const before = await freedStreams();
  for await (const chunk of await numbers(1000)) if (chunk[0] === 5) break;
  assert.equal(await freedStreams(), before + 1);
});

test('an error ends it with its code', async () => {
  const before = await freedStreams();
  await rejects(all(await numbers(10, 4)), 'enough');
  assert.equal(await freedStreams(), before + 1);
});

test('a signal ends it at any time', async () => {
  const controller = new AbortController();
  const stream = await numbers(1e6, undefined, { signal: controller.signal });
  const reader = stream.getReader();
  await reader.read();
  controller.abort(new Error('enough'));
  await assert.rejects(reader.read(), /enough/);
});

/** @param {string[]} texts */
const source = (texts) =>
  new ReadableStream({
    start(controller) {
      for (const text of texts) controller.enqueue(new TextEncoder().encode(text));
      controller.close();
    },
  });

test('an object with push and finish is a transform', async () => {
  const stream = source(['ab', 'cd']).pipeThrough(await Upper.stream('.'));
  assert.equal(String.fromCharCode(...(await all(stream))), 'ABCD.');
});

test('a large stream passes through in pieces, with one waiting at each end', async () => {
  let given = 0;
  const big = new ReadableStream(
    {
      pull(controller) {
        controller.enqueue(new Uint8Array(20_000).fill(97));
        if (++given === 50) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  const reader = big.pipeThrough(await Upper.stream('')).getReader();
  await reader.read();
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.ok(given <= 5, `${given} were pulled for one that was read`);
  let bytes = 20_000;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    assert.equal(value[0], 65);
    bytes += value.length;
  }
  assert.equal(bytes, 1_000_000);
});

test('an error of push reaches both ends', async () => {
  const before = await freedStreams();
  const pair = await Upper.stream('');
  const writer = pair.writable.getWriter();
  const written = writer.write(new TextEncoder().encode('no!'));
  await rejects(pair.readable.getReader().read(), 'shouting');
  await rejects(written, 'shouting');
  await rejects(writer.closed, 'shouting');
  assert.equal(await freedStreams(), before + 1);
});

test('it is cancelled from either end', async () => {
  let before = await freedStreams();
  const one = await Upper.stream('');
  const writer = one.writable.getWriter();
  await one.readable.cancel(new Error('not wanted'));
  await assert.rejects(writer.closed, /not wanted/);
  assert.equal(await freedStreams(), ++before);

  const two = await Upper.stream('');
  const reader = two.readable.getReader();
  await two.writable.abort(new Error('no more'));
  await assert.rejects(reader.read(), /no more/);
  assert.equal(await freedStreams(), ++before);
});

test('the end does not wait for a reader', async () => {
  const { readable, writable } = await Upper.stream('rest');
  await writable.getWriter().close();
  assert.equal(String.fromCharCode(...(await all(readable))), 'rest');
});

test('it is aborted while a chunk waits to be read', async () => {
  const before = await freedStreams();
  const { readable, writable } = await Upper.stream('');
  const writer = writable.getWriter();
  const written = writer.write(new TextEncoder().encode('ab'));
  await new Promise((resolve) => setTimeout(resolve, 20));
  await writer.abort(new Error('no more'));
  await written.catch(() => {});
  await assert.rejects(readable.getReader().read(), /no more/);
  assert.equal(await freedStreams(), before + 1);
});

test('a signal ends a stream that nobody reads, and frees it', async () => {
  const before = await freedStreams();
  const controller = new AbortController();
  const stream = await numbers(1000, undefined, { signal: controller.signal });
  const reader = stream.getReader();
  await reader.read();
  controller.abort(new Error('enough'));
  await assert.rejects(reader.closed, /enough/);
  assert.equal(await freedStreams(), before + 1);
  assert.equal(shared.engine.stats().replaced, 0);
});

test('a signal ends a transform from outside', async () => {
  const before = await freedStreams();
  const controller = new AbortController();
  const { readable, writable } = await Upper.stream('', { signal: controller.signal });
  const writer = writable.getWriter();
  const written = writer.write(new TextEncoder().encode('ab'));
  controller.abort(new Error('enough'));
  await assert.rejects(writer.closed, /enough/);
  await written.catch(() => {});
  await assert.rejects(readable.getReader().read(), /enough/);
  assert.equal(await freedStreams(), before + 1);
});
