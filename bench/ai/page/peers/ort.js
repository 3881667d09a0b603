/**
 * onnxruntime-web in its own best form: its wasm provider in a worker that holds model and inputs, so that a run costs it one
 * message there and one back, and nothing is copied to the page but what is asked for once.
 *
 * @import { Feed } from '../../models.js'
 */

/**
 * @param {Uint8Array} bytes
 * @param {Record<string, Feed>} feeds
 * @param {number} threads
 */
export async function load(bytes, feeds, threads) {
  const worker = new Worker(new URL('./ortWorker.js', import.meta.url), { type: 'module' });
  /** @type {{ done: (value: any) => void, failed: (error: Error) => void }[]} */
  const waiting = [];
  worker.onmessage = ({ data: { result, error } }) => {
    const next = waiting.shift();
    if (error === undefined) next?.done(result);
    else next?.failed(new Error(error));
  };
  worker.onerror = ({ message }) => waiting.shift()?.failed(new Error(message));
  /** @param {string} what @param {object} [given] @returns {Promise<any>} */
  const ask = (what, given = {}) =>
    new Promise((done, failed) => {
      waiting.push({ done, failed });
      worker.postMessage({ what, ...given });
    });
  await ask('load', { bytes, feeds, threads });
  return {
    run: () => ask('run'),
    /** What the last run gave, by the names of the outputs. @returns {Promise<Record<string, Float32Array>>} */
    results: () => ask('results'),
    /** Bytes of linear memory. @returns {Promise<number>} */
    memory: () => ask('memory'),
  };
}
