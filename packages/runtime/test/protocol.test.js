import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KINDS, PROTOCOL } from '../src/protocol.js';
import { client } from './fixtures/client.js';
import { rejects } from './fixtures/rejects.js';
import { spy } from './fixtures/spy.js';

test('every kind of message is in the table, and every one in the table is sent', async () => {
  const { host, seen } = spy();
  const { add, later, fail, taskTrap, patientLater, report, keepCallback, ask, engine } = client({
    host,
    lanes: 1,
  });
  await add(1, 1);
  await rejects(patientLater(1000, { timeout: 10 }), 'outboard/timeout');
  await report(1, 1);
  await ask(() => {});
  // A function that the lane forgot is released, when its garbage is collected.
  const flood = () => Promise.all(Array.from({ length: 2000 }, () => keepCallback(() => {})));
  while (!seen.received.some(({ kind }) => kind === 'release')) await flood();
  await later(1);
  await rejects(fail('x'), 'outboard/engine');
  await rejects(taskTrap(), 'outboard/panic');
  engine.stop();
  const kinds = (/** @type {any[]} */ messages) => [...new Set(messages.map(({ kind }) => kind))];
  assert.deepEqual(kinds(seen.sent).toSorted(), KINDS.toLane.toSorted());
  assert.deepEqual(kinds(seen.received).toSorted(), KINDS.fromLane.toSorted());
  assert.equal(seen.sent[0].protocol, PROTOCOL);
});

test('a call is told of in order: started, parked, result', async () => {
  const { host, seen } = spy();
  const { later, engine } = client({ host, lanes: 1 });
  await later(1, 5);
  assert.deepEqual(
    seen.received.map(({ kind }) => kind),
    ['ready', 'started', 'parked', 'result'],
  );
  engine.stop();
});

test('a call that was posted and had not begun is moved off a lost lane, once', async () => {
  const { host, seen } = spy();
  const { add, engine } = client({ host, lanes: 1 });
  await add(1, 1);
  for (const worker of seen.workers) {
    // The lane swallows what it is sent, and then dies.
    worker.postMessage = () => {};
  }
  const call = add(20, 22);
  /** @type {any} */ (seen.workers[0]).onerror(new Error('gone'));
  assert.equal(await call, 42);
  engine.stop();
});

test('bytes that went with a lost lane cannot be moved', async () => {
  const { host, seen } = spy();
  const { sum, add, engine } = client({ host, lanes: 1 });
  await add(1, 1);
  seen.workers[0].postMessage = (_, transfer) => void structuredClone(null, { transfer });
  const call = rejects(sum(new Uint8Array(50_000)), 'outboard/lane-lost');
  /** @type {any} */ (seen.workers[0]).onerror(new Error('gone'));
  await call;
  engine.stop();
});

test('behind a parked call, bytes stay here too, and the call is moved with them', async () => {
  const { host, seen } = spy();
  const { sum, later, add, engine } = client({ host, lanes: 1 });
  const parked = rejects(later(1, 10_000), 'outboard/lane-lost');
  await add(1, 1);
  seen.workers[0].postMessage = (_, transfer) => void structuredClone(null, { transfer });
  const call = sum(new Uint8Array(50_000).fill(1));
  /** @type {any} */ (seen.workers[0]).onerror(new Error('gone'));
  assert.equal(await call, 50_000);
  await parked;
  engine.stop();
});

test('a message that cannot be read ends the lane', async () => {
  const { host, seen } = spy();
  const { later, add, engine } = client({ host, lanes: 1 });
  const call = later(1, 10_000);
  await add(1, 1);
  /** @type {any} */ (seen.workers[0]).onmessageerror(new Error('unreadable'));
  await rejects(call, 'outboard/lane-lost');
  assert.equal(await add(1, 1), 2);
  engine.stop();
});

test('what a lane says after its end is not heard', async () => {
  const { host, seen } = spy();
  const { configure, engine } = client({ host, lanes: 1 });
  await configure('x');
  engine.stop();
  const sent = seen.sent.length;
  seen.workers[0].onmessage?.({ data: { kind: 'ready', protocol: PROTOCOL, build: 'build-1' } });
  assert.equal(seen.sent.length, sent, 'no set-up for it');
});
