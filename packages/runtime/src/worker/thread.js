/**
 * One thread of a lane. Once it runs it is in Rust for good: it hears no message, and says what it has to say over a line of its own,
 * for its lane may wait for it.
 *
 * @import { LanePort } from '../types.js'
 *
 * @typedef {object} ThreadStart the first message
 * @property {'thread'} kind
 * @property {WebAssembly.Module} module
 * @property {WebAssembly.Memory} memory the lane's
 * @property {MessagePort} line to the page
 * @property {Int32Array | undefined} flags the calls that are to stop
 * @property {Int32Array} notes where panics are noted for the lane
 * @property {number} index
 * @property {string | undefined} lock
 */

import { SLOTS } from '../protocol.js';
import { FRAME } from './control.js';
import { describe, listenForPanics } from './failure.js';
import { hold } from './lock.js';
import { note } from './notes.js';

/**
 * @param {any} glue
 * @param {LanePort} port to the lane
 * @param {ThreadStart} message
 */
export async function runThread(glue, port, { module, memory, line, flags, notes, index, lock }) {
  listenForPanics();
  const scope = /** @type {any} */ (globalThis);
  const remember = scope.__outboard_panic;
  // One that unwinds is thrown again on the lane, which does not know of it: it finds it in the notes.
  scope.__outboard_panic = Object.assign((/** @type {any[]} */ ...panic) => {
    remember(...panic);
    scope.__outboard_panic.heard = remember.heard;
    note(notes, index, panic);
  }, {});
  let sent = 0;
  scope.__outboard_control = {
    stopped: (/** @type {number} */ id) =>
      flags !== undefined && Atomics.load(flags, id % SLOTS) === id,
    progress(/** @type {number} */ id, /** @type {number} */ fraction, /** @type {string} */ note) {
      if (performance.now() - sent < FRAME) return;
      sent = performance.now();
      line.postMessage({ kind: 'progress', id, fraction, note: note || undefined });
    },
  };
  port.onmessage = ({ data }) => {
    if (data?.kind !== 'run') return;
    try {
      glue.__outboard_thread();
    } catch (error) {
      line.postMessage({ kind: 'crash', failure: describe(error) });
    }
  };
  try {
    await glue.default({ module_or_path: module, memory });
    await hold(lock);
    port.postMessage({ kind: 'up' }, []);
  } catch (error) {
    const { message } = describe(error);
    port.postMessage({ kind: 'failed', message }, []);
  }
}
