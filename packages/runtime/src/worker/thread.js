/**
 * One thread of a lane. Once it runs it is in Rust for good and hears no message; what it has to say goes to the page, for its lane may
 * wait for it.
 *
 * @import { LanePort } from '../types.js'
 *
 * @typedef {object} Share what the lane made for it
 * @property {WebAssembly.Module} module
 * @property {WebAssembly.Memory} memory the lane's
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
 * @param {LanePort} port to the page
 */
export function runThread(glue, port) {
  port.onmessage = async ({ data }) => {
    if (data?.kind === 'run') return run(glue, port);
    try {
      await join(glue, port, data);
      port.postMessage({ kind: 'up' }, []);
    } catch (error) {
      const { message } = describe(error);
      port.postMessage({ kind: 'failed', message }, []);
    }
  };
  port.postMessage({ kind: 'here' }, []);
}

/** @param {any} glue @param {LanePort} port */
function run(glue, port) {
  try {
    glue.__outboard_thread();
  } catch (error) {
    port.postMessage({ kind: 'crash', failure: describe(error) }, []);
  }
}

/**
 * Makes an instance on the lane's memory.
 *
 * @param {any} glue
 * @param {LanePort} port
 * @param {Share} share
 */
async function join(glue, port, { module, memory, flags, notes, index, lock }) {
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
      port.postMessage({ kind: 'progress', id, fraction, note: note || undefined }, []);
    },
  };
  await glue.default({ module_or_path: module, memory });
  await hold(lock);
}
