import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { node } from '../src/hosts/node.js';
import { caught, rejects } from './fixtures/rejects.js';
import { threaded } from './fixtures/threads-client.js';

/** Three threads and one lane, however many cores there are. */
const make = (/** @type {any} */ own) => ({ ...node(own), cores: 3 });

test('a panic in a thread ends the call, with message and place, and costs the lane', async () => {
  const { panicInThread, threads, engine } = threaded({ make });
  const error = await caught(panicInThread());
  const { name, code, message, file, line, column } = error;
  assert.deepEqual(
    { name, code, message, file, line, column },
    {
      name: 'EnginePanic',
      code: 'outboard/panic',
      message: 'in a thread',
      file: 'threads.rs',
      line: 5,
      column: 6,
    },
  );
  assert.equal(await threads(), 3);
  assert.equal(engine.stats().replaced, 1);
  engine.stop();
});

test('a trap in a thread ends the call', async () => {
  const { trapInThread, threads, engine } = threaded({ make });
  await rejects(trapInThread(), 'outboard/trap');
  assert.equal(await threads(), 3);
  engine.stop();
});

test('a panic that unwinds from a thread to its lane has its place, and costs nothing', async () => {
  const { unwindInThread, threads, engine } = threaded({ make });
  for (let i = 0; i < 3; i++) {
    const { code, message, file, line } = await caught(unwindInThread());
    assert.deepEqual(
      [code, message, file, line],
      ['outboard/panic', 'thrown again', 'threads.rs', 5],
    );
  }
  assert.equal(await threads(), 3);
  assert.equal(engine.stats().replaced, 0);
  engine.stop();
});

test('an endless loop in a thread is stopped with its lane', async () => {
  const { spinInThread, threads, engine } = threaded({ make });
  await threads();
  await rejects(spinInThread({ timeout: 50 }), 'outboard/timeout');
  assert.equal(await threads(), 3);
  assert.equal(engine.stats().replaced, 1);
  engine.stop();
});

test('a thread hears that its call is to stop, and the lane stays', async () => {
  const { untilStopped, threads, engine } = threaded({ make });
  await threads();
  const controller = new AbortController();
  const call = untilStopped({ signal: controller.signal });
  setTimeout(() => controller.abort(), 50);
  await assert.rejects(call, { name: 'AbortError' });
  assert.equal(await threads(), 3);
  assert.equal(engine.stats().replaced, 0);
  engine.stop();
});

test('a thread says how far its call is', async () => {
  const { report, engine } = threaded({ make });
  /** @type {any[]} */
  const heard = [];
  await report({ onProgress: (/** @type {object} */ progress) => heard.push(progress) });
  assert.ok(heard.length);
  for (const progress of heard) assert.deepEqual(progress, { fraction: 0.5, note: 'half' });
  engine.stop();
});

test('a process with threads that sleep, loop or were stopped ends by itself', async () => {
  const script = new URL('./fixtures/threads-process.js', import.meta.url);
  const { stdout } = await promisify(execFile)(process.execPath, [fileURLToPath(script)], {
    timeout: 30_000,
  });
  assert.deepEqual(stdout.split('\n'), ['3', 'outboard/lane-lost', 'all threads are gone', '']);
});
