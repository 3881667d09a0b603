/** What runs and is to stop: by a signal, by its time, and by somebody who ends its worker. */
import { BOTH, BROWSERS, EVERYWHERE } from '../frame/row.mjs';

/** @import { Row } from '../frame/row.mjs' */

/**
 * After as many milliseconds a call has begun, on a machine with much to do too. What has not begun is taken back, and costs no lane.
 */
const BEGUN = 400;

/** A signal that is aborted after a while. @param {number} ms @param {unknown} reason */
const soon = (ms, reason) => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(reason), ms);
  return controller.signal;
};

/**
 * Stops what takes a `Control`, and looks whether a handle of its lane lives.
 *
 * @param {any} engine
 * @param {import('../frame/tools.mjs').Tools} tools
 * @param {object} options
 */
async function stopNicely({ Session, laneId, spinUntilStopped }, tools, options) {
  // One on each lane: whichever is asked to stop, a handle is there to tell of it.
  const sessions = await Promise.all([Session.create(1), Session.create(2)]);
  const lanes = await Promise.all(sessions.map((session) => session.lane()));
  const error = await tools.fault(() => spinUntilStopped(options));
  const totals = await Promise.all(sessions.map((session) => tools.said(() => session.total())));
  const living = totals.filter((said) => said.startsWith('resolved')).length;
  for (const session of sessions) await session.dispose();
  return { error, spread: new Set(lanes).size, living, id: typeof (await laneId()) };
}

/** @type {Row[]} */
export const stops = [
  {
    name: 'endless loop with signal',
    where: EVERYWHERE,
    panics: BOTH,
    async run({ spin }, tools) {
      const reason = new Error('enough');
      const error = await tools.fault(() => spin({ signal: soon(BEGUN, reason) }), {
        ms: 2 * BEGUN,
      });
      return { reason: error === reason };
    },
    expect: { error: 'Error: enough', reason: true, replaced: 1 },
  },
  {
    name: 'endless loop with timeout',
    where: EVERYWHERE,
    panics: BOTH,
    async run({ spin }, tools) {
      await tools.fault(() => spin({ timeout: BEGUN }), { ms: 2 * BEGUN });
      return {};
    },
    expect: { error: 'TimeoutError outboard/timeout', replaced: 1 },
  },
  {
    name: 'endless loop with Control and signal',
    where: EVERYWHERE,
    panics: BOTH,
    timely: true,
    isolated: true,
    async run(engine, tools) {
      const reason = new Error('enough');
      const { error, ...seen } = await stopNicely(engine, tools, { signal: soon(150, reason) });
      return { reason: error === reason, shared: tools.place.isolated, ...seen };
    },
    expect: {
      error: 'Error: enough',
      reason: true,
      shared: true,
      spread: 2,
      living: 2,
      id: 'number',
      replaced: 0,
    },
  },
  {
    name: 'endless loop with Control, no shared memory',
    where: BROWSERS,
    elsewhere: 'memory can always be shared in Node, and is with threads',
    panics: BOTH,
    unshared: true,
    async run(engine, tools) {
      const reason = new Error('enough');
      const { error, ...seen } = await stopNicely(engine, tools, { signal: soon(150, reason) });
      return { reason: error === reason, shared: tools.place.isolated, ...seen };
    },
    expect: {
      error: 'Error: enough',
      reason: true,
      shared: false,
      spread: 2,
      living: 1,
      id: 'number',
      replaced: 1,
    },
  },
  {
    name: 'endless loop with Control and timeout',
    where: EVERYWHERE,
    panics: BOTH,
    timely: true,
    async run(engine, tools) {
      const { error, ...seen } = await stopNicely(engine, tools, { timeout: 150 });
      return seen;
    },
    expect: {
      error: 'TimeoutError outboard/timeout',
      spread: 2,
      living: 2,
      id: 'number',
      replaced: 0,
    },
  },
  {
    name: 'lane terminated from outside',
    where: EVERYWHERE,
    panics: BOTH,
    unstarted: true,
    async run({ busy, Session }, tools) {
      const { Worker = globalThis.Worker, worker: url, variant } = tools.place;
      /** @type {any} */
      let spinning;
      await tools.start({
        variant,
        worker() {
          const worker = new Worker(Worker === globalThis.Worker ? url : new URL(url), {
            type: 'module',
          });
          const post = worker.postMessage;
          worker.postMessage = (/** @type {any} */ message, /** @type {any} */ transfer) => {
            if (message.name === 'work') spinning = worker;
            post.call(worker, message, transfer);
          };
          return worker;
        },
      });
      const session = await Session.create(1);
      setTimeout(() => spinning.terminate(), 150);
      await tools.fault(() => session.work(60_000), { ms: 500 });
      const handle = await tools.said(() => session.total());
      await session.dispose();
      return { handle, id: typeof (await busy(1)) };
    },
    expect: {
      error: 'LaneLostError outboard/lane-lost',
      handle: 'StaleHandleError outboard/stale-handle',
      id: 'number',
      replaced: 1,
    },
  },
];
