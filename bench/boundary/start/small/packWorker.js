/** The worker of it, as Comlink's documentation shows. */
import init, { add } from 'by-hand/boundary/boundary.js';
import wasm from 'by-hand/boundary/boundary_bg.wasm?url';
import { expose } from 'comlink';

const ready = init({ module_or_path: wasm });

const exposed = {
  /** @param {number} a @param {number} b @returns {Promise<number>} */
  async add(a, b) {
    await ready;
    return add(a, b);
  },
};

/** @typedef {typeof exposed} Exposed */

expose(exposed);
