import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { keepHouse } from '../src/housekeeping.js';
import { client, nodeHost } from './fixtures/client.js';
import { rejects } from './fixtures/rejects.js';
import { spy } from './fixtures/spy.js';
import { wasmBytes } from './fixtures/wasm.js';

const text = (/** @type {string} */ source) => new Worker(source, { eval: true });

test('a failed start rejects every call that waits, and a later call tries again', async () => {
  let broken = true;
  const { host, seen } = spy(
    nodeHost({ wasm: () => (broken ? new Uint8Array([1, 2, 3]) : wasmBytes) }),
  );
  const { add, init, engine } = client({ host });
  await Promise.all(
    [init(), add(1, 1), add(1, 1), add(1, 1)].map((call) => rejects(call, 'outboard/not-wasm')),
  );
  assert.equal(engine.stats().lanes, 0);
  broken = false;
  await init();
  assert.equal(await add(1, 1), 2);
  assert.equal(seen.compiled, 2);
  engine.stop();
});

test('wasm that is not there, is no wasm, or is cut short', async () => {
  const missing = new URL('./nothing.wasm', import.meta.url);
  /** @param {any} wasm @param {string} code */
  const fails = async (wasm, code) => rejects(client().init({ wasm }), code);
  const error = await fails(missing, 'outboard/download-failed');
  assert.equal(error.name, 'InitError');
  assert.equal(error.url, missing.href);
  assert.equal(error.cause.code, 'ENOENT');
  await fails('/nowhere/at/all.wasm', 'outboard/download-failed');
  await fails(new URL('./start.test.js', import.meta.url), 'outboard/not-wasm');
  await fails(wasmBytes.slice(0, 50), 'outboard/not-wasm');
  const notFound = new Response('no', { status: 404, statusText: 'Not Found' });
  assert.equal((await fails(notFound, 'outboard/download-failed')).status, 404);
  await fails(new Response('<!doctype html>'), 'outboard/not-wasm');
});

test('init takes bytes, a buffer, a module, a response of any type, a path and an address', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'outboard-'));
  await writeFile(`${folder}/a.wasm`, wasmBytes);
  const headers = { 'Content-Type': 'text/plain' };
  for (const wasm of [
    wasmBytes,
    wasmBytes.buffer.slice(0),
    new WebAssembly.Module(wasmBytes),
    new Response(wasmBytes, { headers }),
    new Response(wasmBytes, { headers: { 'Content-Type': 'application/wasm' } }),
    `${folder}/a.wasm`,
    `file://${folder}/a.wasm`,
    new URL(`file://${folder}/a.wasm`),
  ]) {
    const { init, add, engine } = client({
      host: nodeHost({ wasm: () => assert.fail('the package’s own') }),
    });
    await init({ wasm });
    assert.equal(await add(1, 1), 2);
    engine.stop();
  }
  await rm(folder, { recursive: true });
});

test('init takes another worker', async () => {
  const { init, add, engine } = client({
    host: nodeHost({ worker: () => assert.fail('its own') }),
  });
  await init({ worker: () => new Worker(new URL('./fixtures/worker.js', import.meta.url)) });
  assert.equal(await add(1, 1), 2);
  engine.stop();
});

for (const [what, worker, message] of /** @type {[string, () => Worker, RegExp][]} */ ([
  ['is not there', () => new Worker(new URL('./nothing.js', import.meta.url)), /nothing\.js/],
  ['does not parse', () => text('('), /Unexpected/],
  ['throws', () => text('throw new Error("at the top")'), /at the top/],
  ['ends at once', () => text(''), /exited with 0/],
  ['cannot be made', () => assert.fail('refused'), /refused/],
])) {
  test(`a worker that ${what} rejects what waits, and is not tried for ever`, async () => {
    const { host, seen } = spy(nodeHost({ worker }));
    const { add, engine } = client({ host, lanes: 4 });
    const calls = Array.from({ length: 8 }, () => rejects(add(1, 1), 'outboard/worker-failed'));
    const [error] = await Promise.all(calls);
    assert.match(error.message, message);
    assert.ok(seen.opened <= 4, `${seen.opened} workers`);
    assert.equal(engine.stats().lanes, 0);
  });
}

test('a worker that does not answer is given up', async (context) => {
  const { add, engine } = client({
    host: nodeHost({ worker: () => text('setInterval(() => {}, 1000)') }),
  });
  const call = rejects(add(1, 1), 'outboard/worker-failed');
  // From then on its silence counts.
  while (engine.pool.lanes[0]?.used === undefined) {
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  const { now } = performance;
  context.after(() => {
    performance.now = now;
  });
  performance.now = () => now.call(performance) + 61_000;
  keepHouse(engine.pool);
  assert.match((await call).message, /no answer/);
});

test('lanes that start go on where another cannot', async () => {
  let opened = 0;
  const worker = () => {
    opened++;
    if (opened > 1) return text('throw new Error("only one")');
    return new Worker(new URL('./fixtures/worker.js', import.meta.url));
  };
  const { add, spin, engine } = client({ host: nodeHost({ worker }), lanes: 4 });
  await add(1, 1);
  const sums = await Promise.all(
    Array.from({ length: 20 }, (_, i) => spin(2).then(() => add(i, 0))),
  );
  assert.deepEqual(sums, [...sums.keys()]);
  while (engine.stats().lanes > 1) await new Promise((resolve) => setTimeout(resolve, 5));
  assert.ok(opened <= 8, `${opened} workers`);
  engine.stop();
});

test('a worker of another build is refused, and told apart', async () => {
  const { add, engine } = client({ build: 'build-2' });
  const error = await rejects(add(1, 1), 'outboard/wrong-version');
  assert.equal(error.build, 'build-1');
  assert.equal(engine.stats().lanes, 0);
});

test('a worker of another protocol is refused', async () => {
  const worker = () =>
    text(`
      const { parentPort } = require('node:worker_threads');
      parentPort.once('message', ({ build }) => {
        parentPort.postMessage({ kind: 'ready', protocol: 999, build });
      });`);
  await rejects(client({ host: nodeHost({ worker }) }).add(1, 1), 'outboard/wrong-version');
});

test('a module that cannot be instantiated', async () => {
  // One import, of a function that no glue gives.
  const bytes = Uint8Array.from([
    ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0],
    ...[2, 7, 1, 1, 97, 1, 98, 0, 0],
  ]);
  const error = await rejects(client().init({ wasm: bytes }), 'outboard/engine');
  assert.match(error.message, /Import/);
});
