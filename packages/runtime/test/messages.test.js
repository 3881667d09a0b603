/**
 * The page's side of the protocol, told everything a lane can say, in any order: what a caller was promised holds all the same.
 *
 * @import { LaneWorker } from '../src/types.js'
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { classOf } from '../src/classes.js';
import { Engine } from '../src/engine.js';
import { PROTOCOL } from '../src/protocol.js';

const nothing = { consumed: [], staging: null, memory: 65_536 };

/** What a lane may say of a call, by the place of the call among those that were made. */
const word = fc.oneof(
  fc.record({ kind: fc.constant('started'), of: fc.nat(6) }),
  fc.record({ kind: fc.constant('parked'), of: fc.nat(6) }),
  fc.record({ kind: fc.constant('progress'), of: fc.nat(6), fraction: fc.double() }),
  fc.record({
    kind: fc.constant('result'),
    of: fc.nat(12),
    value: fc.jsonValue(),
    slow: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('failure'),
    of: fc.nat(12),
    type: fc.constantFrom('error', 'panic', 'trap', 'refuse'),
    fatal: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('crash'), of: fc.nat(6) }),
  fc.record({ kind: fc.constant('release'), of: fc.nat(6) }),
  // What the engine itself may post, and what nobody knows.
  fc.record({ kind: fc.constantFrom('ready?', 'hasOwnProperty', '', undefined), of: fc.nat(6) }),
);

/** What a person does in between. */
const deed = fc.record({
  deed: fc.constantFrom('call', 'burst', 'handle', 'abort', 'error', 'stop'),
  of: fc.nat(6),
});

/** A host whose lanes say what they are told to say. */
function host() {
  /** @type {LaneWorker[]} */
  const workers = [];
  return {
    workers,
    cores: 2,
    compile: async () => new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)),
    /** @returns {LaneWorker} */
    open() {
      /** @type {LaneWorker} */
      const worker = {
        onmessage: null,
        onmessageerror: null,
        onerror: null,
        postMessage(message) {
          const { kind, build } = /** @type {any} */ (message);
          if (kind !== 'start') return;
          const ready = { kind: 'ready', protocol: PROTOCOL, build, memory: 65_536 };
          queueMicrotask(() => worker.onmessage?.({ data: ready }));
        },
        terminate: () => void workers.splice(workers.indexOf(worker), 1),
      };
      workers.push(worker);
      return worker;
    },
    failed: async (/** @type {any} */ cause) => cause,
  };
}

const tick = () => new Promise((resolve) => setImmediate(resolve));

test('whatever lanes say, every call settles once, and nothing is left', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(word, deed), { maxLength: 40 }), async (script) => {
      const lanes = host();
      const engine = new Engine({ name: 'any', version: '0', build: 'b' });
      engine.host = lanes;
      const f = engine.fn('f', { params: 0, control: 0 });
      // Known to be quick, so that its calls are sent ahead.
      const g = engine.fn('g', { params: 0, quick: 8 });
      const Thing = /** @type {any} */ (
        classOf(engine, 'Thing', { create: { params: 0, construct: true } })
      );
      const before = firstId(engine);
      /** @type {{ settled: number, controller: AbortController }[]} */
      const made = [];
      /** @param {(options: object) => Promise<unknown>} call */
      const make = (call) => {
        const one = { settled: 0, controller: new AbortController() };
        made.push(one);
        const done = () => void one.settled++;
        call({ signal: one.controller.signal }).then(done, done);
      };
      make(f);
      await tick();
      for (const step of script) {
        if ('deed' in step) {
          if (step.deed === 'call') make(f);
          if (step.deed === 'burst') for (let i = 0; i < 4; i++) make(g);
          if (step.deed === 'handle') make(Thing.create);
          if (step.deed === 'abort') made[step.of % made.length].controller.abort();
          if (step.deed === 'error') lanes.workers[0]?.onerror?.(new Error('gone'));
          if (step.deed === 'stop') engine.stop();
        } else {
          const { of, ...said } = step;
          const failure = { type: 'error', name: 'E', message: 'm', ...said };
          const data = { ...nothing, links: [], failure, ...said, id: before + of };
          for (const worker of [...lanes.workers]) worker.onmessage?.({ data });
        }
        await tick();
      }
      engine.stop();
      await tick();
      await tick();
      assert.deepEqual(
        made.map(({ settled }) => settled),
        made.map(() => 1),
      );
      const { lanes: left, queued, calls } = engine.stats();
      assert.deepEqual([left, queued, calls], [0, 0, 0]);
    }),
    { numRuns: 500, includeErrorInReport: true },
  );
});

/** Numbers of calls go on from engine to engine: the next one's. @param {Engine} engine */
function firstId(engine) {
  const { pool } = engine;
  let next = 0;
  const { submit } = pool;
  // One call that is refused at once tells.
  pool.submit = (call, options) => {
    next = call.id + 1;
    pool.submit = submit;
    return Promise.resolve(options);
  };
  void pool.call({ op: 'get', name: '', spec: {} }, [], {});
  return next;
}
