/**
 * A lane with threads: workers that it starts from its own script before it is ready, and that end with it. The script runs for lane
 * and thread alike, and the first message says which it is.
 *
 * @import { Start } from '../protocol.js'
 * @import { LanePort } from '../types.js'
 * @import { ThreadStart } from './thread.js'
 */

import { listenForPanics } from './failure.js';
import { Lender, Lent } from './lender.js';
import { hearNotes, newNotes } from './notes.js';
import { serve } from './serve.js';
import { runThread } from './thread.js';

/** A worker that has not said that it is up by then counts as one that cannot start. */
const PATIENCE = 10_000;

/**
 * @param {object} glue the namespace of what wasm-bindgen wrote for a build with threads
 * @param {LanePort} port
 * @param {string} build
 */
export function serveThreads(glue, port, build) {
  port.onmessage = ({ data }) => {
    if (data?.kind === 'thread') return runThread(glue, port, data);
    if (data?.kind !== 'start') return;
    const lender = new Lender(/** @type {any} */ (glue), port);
    const engine = {
      ...glue,
      'lent result': Lent,
      default: () => start(/** @type {any} */ (glue), port, data, lender),
    };
    serve(engine, port, build, lender);
    port.onmessage?.({ data });
  };
}

/**
 * Starts the lane's own instance, and its threads.
 *
 * @param {any} glue
 * @param {LanePort} port
 * @param {Start} message
 * @param {Lender} lender
 */
async function start(glue, port, { module, lines = [], flags, lock }, lender) {
  const exports = await instantiate(glue, module);
  const { memory } = exports;
  lender.memory = memory;
  const notes = newNotes(lines.length);
  listenForPanics();
  hearNotes(notes);
  const raised = await Promise.allSettled(
    lines.map((line, index) => {
      const name = lock && `${lock} ${index + 1}`;
      return raise({ kind: 'thread', module, memory, line, flags, notes, index, lock: name });
    }),
  );
  /** @type {((message: object) => void)[]} */
  const up = [];
  for (const each of raised) if (each.status === 'fulfilled') up.push(each.value);
  const refusal = raised.find(({ status }) => status === 'rejected');
  // With fewer it works; with none, a variant without threads is faster.
  if (lines.length && !up.length) {
    const { reason } = /** @type {PromiseRejectedResult} */ (refusal);
    throw unsupported(`A lane cannot start threads here: ${reason?.message ?? reason}`, reason);
  }
  for (const post of up) post({ kind: 'run' });
  glue.__outboard_threads(up.length + 1);
  port.postMessage({ kind: 'threads', count: up.length + 1 }, []);
  return exports;
}

/** @param {any} glue @param {WebAssembly.Module} module */
async function instantiate(glue, module) {
  try {
    return await glue.default({ module_or_path: module });
  } catch (error) {
    // Address space for what the memory may grow to, and a place to share it, are not to be had everywhere.
    const isScarce = error instanceof RangeError || /memory/i.test(String(error));
    throw isScarce ? unsupported(`No shared memory is to be had: ${error}`, error) : error;
  }
}

/** The page then takes another variant. @param {string} message @param {unknown} cause */
const unsupported = (message, cause) =>
  Object.assign(new Error(message, { cause }), { code: 'outboard/unsupported' });

/**
 * Starts one thread.
 *
 * @param {ThreadStart} message
 * @returns {Promise<(message: object) => void>} once it is up: what it is told by
 */
function raise(message) {
  return new Promise((resolve, reject) => {
    const worker = spawn();
    const timer = setTimeout(() => fail(new Error('it does not answer')), PATIENCE);
    /** @param {any} error */
    const fail = (error) => {
      clearTimeout(timer);
      error.preventDefault?.();
      worker.terminate();
      reject(error);
    };
    /** @param {any} data */
    const hear = (data) => {
      if (data?.kind === 'failed') fail(new Error(data.message));
      if (data?.kind !== 'up') return;
      clearTimeout(timer);
      resolve((order) => worker.postMessage(order));
    };
    if (worker.on) {
      // Node's; the lane's own worker says when the process may end.
      worker.on('message', hear);
      worker.on('error', fail);
      worker.on('exit', () => fail(new Error('it ended')));
      worker.unref();
    } else {
      worker.onmessage = (/** @type {MessageEvent} */ { data }) => hear(data);
      worker.onerror = fail;
    }
    worker.postMessage(message, [message.line]);
  });
}

/** Another worker of this script. @returns {any} */
function spawn() {
  const scope = /** @type {any} */ (globalThis);
  const own = scope[Symbol.for('outboard.spawn')];
  return own ? own() : new Worker(scope.location.href, { type: 'module' });
}
