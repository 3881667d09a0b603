import assert from 'node:assert/strict';
import { test } from 'node:test';
import { variantLane } from '../src/hosts/variant.js';

/**
 * A lane of which no worker ever answers.
 *
 * @param {string[]} others the variants to try next
 */
function silent(others) {
  /** @type {{ variant: string, started: boolean, ended: boolean, onmessage?: any }[]} */
  const workers = [];
  const outer = variantLane(
    /** @type {any} */ ({
      lane: {},
      variant: () => 'threads',
      open: (/** @type {string} */ variant) => {
        const worker = {
          onmessage: /** @type {any} */ (null),
          variant,
          started: false,
          ended: false,
          postMessage: (/** @type {any} */ { kind }) => {
            worker.started = true;
            if (kind !== 'thread') return;
            // Threads are there at once; it is the lane that does not answer.
            workers.splice(workers.indexOf(worker), 1);
            queueMicrotask(() => worker.onmessage({ data: { kind: 'here' } }));
          },
          terminate: () => {
            worker.ended = true;
          },
        };
        workers.push(worker);
        return worker;
      },
      compile: async () => 'module',
      threads: (/** @type {string} */ variant) => (variant === 'threads' ? 2 : 1),
      started: () => {},
      next: () => others.shift(),
    }),
  );
  outer.postMessage({ kind: 'start' }, []);
  const states = () => workers.map(({ variant, ended }) => `${variant}${ended ? ' ended' : ''}`);
  return { outer, workers, states };
}

/** Lets promises settle: the module comes in one. */
async function settle() {
  for (let i = 0; i < 50; i++) await null;
}

test('a worker with threads that does not answer is replaced, then its variant', async ({
  mock,
}) => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const { states } = silent(['simd']);
  await settle();
  assert.deepEqual(states(), ['threads']);
  mock.timers.tick(15_000);
  await settle();
  assert.deepEqual(states(), ['threads ended', 'threads']);
  mock.timers.tick(15_000);
  await settle();
  assert.deepEqual(states(), ['threads ended', 'threads ended', 'simd']);
  // One without threads has the time that every lane has.
  mock.timers.tick(120_000);
  await settle();
  assert.equal(states().length, 3);
});

test('one that answers, or is asked for by name, is left alone', async ({ mock }) => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const answers = silent(['simd']);
  await settle();
  answers.workers[0].onmessage?.({ data: { kind: 'ready' } });
  const forced = silent([]);
  await settle();
  mock.timers.tick(15_000);
  await settle();
  assert.deepEqual(answers.states(), ['threads']);
  assert.deepEqual(forced.states(), ['threads ended', 'threads']);
  mock.timers.tick(120_000);
  await settle();
  assert.equal(forced.states().length, 2);
  forced.outer.terminate?.();
  assert.deepEqual(forced.states(), ['threads ended', 'threads ended']);
});
