/** The same wasm behind Comlink, as its documentation shows. */
import { expose, transfer } from 'comlink';
import { start } from './engine.js';

/** @type {Awaited<ReturnType<typeof start>>} */
let engine;

const exposed = {
  async ready() {
    engine = await start();
  },
  noop: () => engine.noop(),
  /** @param {Uint8Array} bytes */
  peek: (bytes) => engine.peek(bytes),
  /** @param {Uint8Array} bytes */
  echo(bytes) {
    const result = engine.echo(bytes);
    return transfer(result, [result.buffer]);
  },
};

/** @typedef {typeof exposed} Exposed */

expose(exposed);
