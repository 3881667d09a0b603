/** The same wasm behind Comlink, as one would write it by hand: a worker over the package's synchronous entry. */
import { expose } from 'comlink';

const path = '/packages/a/surface/sync.js';

/** @type {Promise<{ default: () => Promise<void>, sum: (bytes: Uint8Array) => number }>} */
const loading = import(/* @vite-ignore */ path);

const started = loading.then(async (engine) => {
  await engine.default();
  return engine;
});

/** @type {Awaited<typeof loading>} */
let engine;

const exposed = {
  async ready() {
    engine = await started;
  },
  /** @param {Uint8Array} bytes */
  sum: (bytes) => engine.sum(bytes),
};

/** @typedef {typeof exposed} Engine */

expose(exposed);
