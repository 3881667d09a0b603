/** The page's side of Comlink. */
import * as comlink from 'comlink';

/** @returns {Promise<comlink.Remote<import('./comlinkWorker.js').Exposed>>} */
export async function comlinked() {
  const worker = new Worker(new URL('./comlinkWorker.js', import.meta.url), { type: 'module' });
  /** @type {comlink.Remote<import('./comlinkWorker.js').Exposed>} */
  const remote = comlink.wrap(worker);
  await remote.ready();
  return remote;
}
