/**
 * A lane with threads: workers of the same script that its page starts beside it, and to which the page passes on what the lane made
 * for them, before it is ready. The first message to the script says whether it is a lane or a thread.
 *
 * @import { Start } from '../protocol.js'
 * @import { LanePort } from '../types.js'
 */

import { listenForPanics } from './failure.js';
import { Lender, Lent } from './lender.js';
import { hearNotes, newNotes } from './notes.js';
import { serve } from './serve.js';
import { runThread } from './thread.js';

/**
 * @param {object} glue the namespace of what wasm-bindgen wrote for a build with threads
 * @param {LanePort} port
 * @param {string} build
 */
export function serveThreads(glue, port, build) {
  port.onmessage = ({ data }) => {
    if (data?.kind === 'thread') return runThread(glue, port);
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
async function start(glue, port, { module, threads = 0, why, flags, lock }, lender) {
  // With fewer threads it works; with none, a variant without threads is faster.
  if (why) throw unsupported(`A lane cannot start threads here: ${why}`, why);
  const exports = await instantiate(glue, module);
  const { memory } = exports;
  lender.memory = memory;
  const notes = newNotes(threads);
  listenForPanics();
  hearNotes(notes);
  const up = await joined(port, threads && { module, memory, flags, notes, lock });
  if (threads && !up.count) {
    throw unsupported(`A lane cannot start threads here: ${up.why}`, up.why);
  }
  const count = up.count + 1;
  glue.__outboard_threads(count);
  port.postMessage({ kind: 'threads', count }, []);
  return exports;
}

/**
 * Has the page start the threads.
 *
 * @param {LanePort} port
 * @param {object | 0} share what they need
 * @returns {Promise<{ count: number, why?: string }>} how many there are, which run from now on; and why there are not more
 */
function joined(port, share) {
  if (!share) return Promise.resolve({ count: 0 });
  return new Promise((resolve) => {
    const hear = port.onmessage;
    port.onmessage = (event) => {
      if (event.data?.kind !== 'joined') return hear?.(event);
      port.onmessage = hear;
      resolve(event.data);
    };
    port.postMessage({ kind: 'share', share }, []);
  });
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
