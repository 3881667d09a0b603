import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Call, LIFE } from '../src/call.js';

/** @typedef {keyof typeof LIFE} State */

/** The edges that lead to each state from the first. @type {Record<State, string[]>} */
const WAY = { queued: [], posted: ['post'], started: ['post', 'start'], settled: ['refuse'] };

/** @param {State} state */
function callIn(state) {
  const parcel = { message: {}, refs: new Set(), moved: new Set(), writes: [] };
  const call = new Call({ op: 'call', name: 'f', spec: {} }, /** @type {any} */ (parcel));
  for (const edge of WAY[state]) call.step(edge);
  assert.equal(call.state, state);
  return call;
}

const states = /** @type {State[]} */ (Object.keys(LIFE));
const edges = [...new Set(states.flatMap((state) => Object.keys(LIFE[state])))];

test('the table has the states and outcomes of the architecture', () => {
  assert.deepEqual(states, ['queued', 'posted', 'started', 'settled']);
  assert.deepEqual(edges.toSorted(), [
    ...[
      'abort',
      'error',
      'lose',
      'move',
      'panic',
      'post',
      'refuse',
      'result',
      'start',
      'timeout',
      'trap',
    ],
  ]);
  assert.deepEqual(LIFE.settled, {}, 'nothing leads out of settled');
});

for (const state of states) {
  for (const edge of edges) {
    const next = LIFE[state][edge];
    test(`${state} –${edge}→ ${next ?? 'nowhere'}`, () => {
      const call = callIn(state);
      if (!next) {
        assert.throws(() => call.step(edge), new RegExp(`${state}: no ${edge}`));
        assert.equal(call.state, state);
        return;
      }
      call.step(edge);
      assert.equal(call.state, next);
    });
  }
}

test('a call that has started is never queued again', () => {
  assert.equal(LIFE.started.move, undefined);
  assert.equal(callIn('started').movable, false);
});

test('a call is moved once', () => {
  const call = callIn('posted');
  assert.equal(call.movable, true);
  call.step('move');
  call.step('post');
  assert.equal(call.movable, false);
});

test('a call settles its promise once, and forgets timer and signal', async () => {
  const call = callIn('started');
  const controller = new AbortController();
  let stopped = 0;
  call.watch({ signal: controller.signal, timeout: 5 }, () => stopped++);
  call.settle('result', 42);
  controller.abort();
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(await call.promise, 42);
  assert.equal(stopped, 0);
  assert.throws(() => call.settle('error', new Error('again')));
});

test('a rejection waits for what is to be told, even where that fails', async () => {
  const call = callIn('started');
  const error = new Error('trap');
  call.settle('trap', error, Promise.reject(new Error('no names')));
  await assert.rejects(call.promise, error);
});

test('a timeout longer than a timer can be is none', async () => {
  const call = callIn('started');
  call.watch({ timeout: 2 ** 40 }, () => {});
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(call.state, 'started');
  call.settle('result', 1);
});
