import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PROTOCOL } from '../src/protocol.js';
import { serve } from '../src/worker/serve.js';
import { wasmBytes } from './fixtures/wasm.js';

let copies = 0;

/** A lane in this thread, and a way to ask it for something. */
async function lane() {
  const glue = await import(`./fixtures/glue.js?serve${++copies}`);
  /** @type {any[]} */
  const said = [];
  /** @type {import('../src/types.js').LanePort} */
  const port = { onmessage: null, postMessage: (message) => void said.push(message) };
  serve(glue, port, 'build-1');
  /** @param {object} data */
  const ask = async (data) => {
    said.length = 0;
    port.onmessage?.({ data });
    await new Promise((resolve) => setTimeout(resolve, 5));
    return [...said];
  };
  let id = 0;
  /** @param {object} call */
  const call = (call) =>
    ask({
      kind: 'call',
      id: ++id,
      op: 'call',
      args: [],
      views: [],
      blobs: [],
      links: [],
      staging: null,
      spec: {},
      ...call,
    });
  const module = new WebAssembly.Module(wasmBytes);
  /** @param {object} [versions] */
  const start = (versions) =>
    ask({ kind: 'start', protocol: PROTOCOL, build: 'build-1', module, ...versions });
  return { ask, call, start };
}

test('a lane says its versions, and starts nothing for others', async () => {
  const { start, call } = await lane();
  assert.deepEqual(await start({ build: 'other' }), [
    { kind: 'ready', protocol: PROTOCOL, build: 'build-1', memory: 0, lock: undefined },
  ]);
  const [, failure] = await call({ name: 'trap' });
  assert.match(failure.failure.message, /undefined/, 'there is no instance');
});

test('a lane says of which build its wasm is, where that differs', async () => {
  const { start } = await lane();
  // A section of its own at the end: kind, length, length of the name, the name, and what it says.
  const name = [...new TextEncoder().encode('outboard.build')];
  const text = [...new TextEncoder().encode('build-9')];
  const section = [0, 1 + name.length + text.length, name.length, ...name, ...text];
  const module = new WebAssembly.Module(Uint8Array.of(...wasmBytes, ...section));
  const [ready] = await start({ module });
  assert.deepEqual([ready.kind, ready.build, ready.memory], ['ready', 'build-9', 0]);
  // The wasm is the client's, and the worker is not.
  const [other] = await start({ module, build: 'build-9' });
  assert.equal(other.build, 'build-1');
});

test('a broken instance is never called again, whatever arrives', async () => {
  const { start, call } = await lane();
  await start();
  const [started, failure] = await call({ name: 'trap' });
  assert.equal(started.kind, 'started');
  assert.equal(failure.failure.fatal, true);
  assert.deepEqual(await call({ name: 'add', args: [1, 2] }), []);
});

test('an object that Rust took is forgotten', async () => {
  const { start, call } = await lane();
  await start();
  const [, made] = await call({ op: 'new', on: 'Counter', name: 'create', args: [5] });
  const [{ id, type, at }] = made.links;
  assert.deepEqual([type, at, made.value], ['Counter', null, null]);
  const [, value] = await call({ op: 'get', on: id, name: 'value' });
  assert.deepEqual([value.value, value.consumed], [5, undefined]);
  const [, finished] = await call({ on: id, name: 'finish' });
  assert.deepEqual(finished.consumed, [id]);
  const [, gone] = await call({ op: 'get', on: id, name: 'value' });
  assert.match(gone.failure.message, /undefined/);
  const [, freed] = await call({ op: 'free', on: id, name: 'dispose' });
  assert.equal(freed.kind, 'result', 'to free it again is nothing');
});

test('messages that are none of ours are ignored', async () => {
  const { ask, start } = await lane();
  await start();
  assert.deepEqual(await ask({ kind: 'unknown' }), []);
  assert.deepEqual(await ask({}), []);
  assert.deepEqual(await ask(/** @type {any} */ (null)), []);
});
