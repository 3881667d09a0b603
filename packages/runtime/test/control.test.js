import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Controls } from '../src/worker/control.js';
import { client } from './fixtures/client.js';
import { rejects } from './fixtures/rejects.js';
import { spy } from './fixtures/spy.js';

const { host, seen } = spy();
const shared = client({ host, lanes: 1 });
after(() => shared.engine.stop());

/** @param {number} ms */
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

test('a call that computes stops when it is asked, and its lane goes on', async () => {
  const { patient, add, engine } = shared;
  await add(1, 1);
  const controller = new AbortController();
  const call = patient(5000, { signal: controller.signal });
  await sleep(20);
  controller.abort(new Error('enough'));
  await assert.rejects(call, /enough/);
  assert.equal(engine.stats().calls, 1, 'it still runs');
  const from = performance.now();
  assert.equal(await add(20, 22), 42);
  assert.ok(performance.now() - from < 100, 'before its grace is over');
  assert.equal(engine.stats().replaced, 0);
});

test('a timeout needs no shared memory', async () => {
  const before = globalThis.crossOriginIsolated;
  Object.assign(globalThis, { crossOriginIsolated: false });
  const { patient, add, engine } = client({ lanes: 1 });
  await add(1, 1);
  Object.assign(globalThis, { crossOriginIsolated: before });
  await rejects(patient(5000, { timeout: 20 }), 'outboard/timeout');
  assert.equal(await add(1, 1), 2);
  assert.equal(engine.stats().replaced, 0);
  engine.stop();
});

test('without shared memory, what computes loses its lane after its grace', async () => {
  const before = globalThis.crossOriginIsolated;
  Object.assign(globalThis, { crossOriginIsolated: false });
  const { patient, patientLater, add, engine } = client({ lanes: 1 });
  await add(1, 1);
  Object.assign(globalThis, { crossOriginIsolated: before });
  const controller = new AbortController();
  const call = patient(60_000, { signal: controller.signal });
  await sleep(20);
  controller.abort();
  await assert.rejects(call, { name: 'AbortError' });
  assert.equal(await add(1, 1), 2);
  assert.equal(engine.stats().replaced, 1);

  const another = new AbortController();
  const later = patientLater(60_000, { signal: another.signal });
  await sleep(20);
  another.abort('no more');
  await later.catch((reason) => assert.equal(reason, 'no more'));
  assert.equal(await add(1, 1), 2);
  await sleep(200);
  assert.equal(engine.stats().replaced, 1, 'one that awaits something hears the message');
  engine.stop();
});

test('one that does not listen loses its lane', async () => {
  const { deaf, add, engine } = client({ lanes: 1 });
  await add(1, 1);
  await rejects(deaf({ timeout: 20 }), 'outboard/timeout');
  assert.equal(await add(1, 1), 2);
  assert.equal(engine.stats().replaced, 1);
  engine.stop();
});

test('a call is aborted while its bytes are read', async () => {
  const { kindOfBytes, add, engine } = client({ lanes: 1 });
  await add(1, 1);
  const controller = new AbortController();
  const call = kindOfBytes(new Blob([new Uint8Array(5e6)]), { signal: controller.signal });
  controller.abort();
  await assert.rejects(call, { name: 'AbortError' });
  assert.equal(await add(1, 1), 2);
  engine.stop();
});

test('progress comes once a frame at most, and the last always, before the result', async () => {
  /** @type {any[]} */
  const heard = [];
  const from = performance.now();
  const steps = await shared.report(50, 2, {
    onProgress: (/** @type {unknown} */ progress) => heard.push(progress),
  });
  assert.equal(steps, 50);
  assert.deepEqual(heard.at(-1), { fraction: 1, note: 'the last' });
  const frames = (performance.now() - from) / 16;
  assert.ok(heard.length >= 2 && heard.length <= frames + 2, `${heard.length} in ${frames} frames`);
  const fractions = heard.map(({ fraction }) => fraction);
  assert.deepEqual(fractions, fractions.toSorted());
});

test('one that waits shows its last word meanwhile', async () => {
  /** @type {any[]} */
  const heard = [];
  const call = shared.reportLater({
    onProgress: (/** @type {unknown} */ progress) => heard.push(progress),
  });
  while (heard.length < 2) await sleep(5);
  assert.deepEqual(heard, [
    { fraction: 0.1, note: 'first' },
    { fraction: 0.5, note: 'second' },
  ]);
  await call;
  assert.equal(heard.length, 2);
});

test('nobody has to listen, and a call that was aborted says nothing', async () => {
  assert.equal(await shared.report(3, 1), 3);
  let heard = 0;
  const controller = new AbortController();
  const call = shared.report(20, 5, { signal: controller.signal, onProgress: () => heard++ });
  await sleep(30);
  controller.abort();
  const before = heard;
  await call.catch(() => {});
  await shared.add(1, 1);
  assert.equal(heard, before);
});

test('optional parameters that were left out have their places', async () => {
  seen.sent.length = 0;
  assert.equal(await shared.patient(), 'done');
  assert.equal(seen.sent.find(({ kind }) => kind === 'call').spec.control, 1);
});

test('the control of a call that gave a stream is late no more', async () => {
  /** @type {any[]} */
  const posted = [];
  const controls = new Controls((message) => void posted.push(message));
  const control = controls.open(/** @type {any} */ ({ id: 1, timeout: -10 }));
  assert.equal(control.stopped(), true);
  controls.close(1);
  assert.equal(control.stopped(), false);
});
