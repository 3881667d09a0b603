/** The page's side of serde-wasm-bindgen behind Comlink. */
import * as comlink from 'comlink';

/** @returns {Promise<comlink.Remote<import('./serdeWorker.js').Exposed>>} */
export async function serde() {
  const worker = new Worker(new URL('./serdeWorker.js', import.meta.url), { type: 'module' });
  /** @type {comlink.Remote<import('./serdeWorker.js').Exposed>} */
  const remote = comlink.wrap(worker);
  await remote.ready();
  return remote;
}
