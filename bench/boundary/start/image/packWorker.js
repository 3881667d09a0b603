/** The worker of it, as Comlink's documentation shows. */
import init, { info } from 'by-hand/image/image.js';
import wasm from 'by-hand/image/image_bg.wasm?url';
import { expose } from 'comlink';

const ready = init({ module_or_path: wasm });

const exposed = {
  /** @param {Uint8Array} bytes @returns {Promise<unknown>} */
  async info(bytes) {
    await ready;
    return info(bytes);
  },
};

/** @typedef {typeof exposed} Exposed */

expose(exposed);
