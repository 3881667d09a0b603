/** The soak in a page. */
import { remote } from '../remote.mjs';

/** @import { Task } from '../pictures.mjs' */

/** @param {number} seed @param {Task[]} tasks */
export async function open(seed, tasks) {
  const soak = await remote(seed, tasks, {
    load: (name) => import(`/packages/${name}/index.js`),
    worker: (name) => new Worker(`/packages/${name}/worker.js`, { type: 'module' }),
    read: async (path) => new Uint8Array(await (await fetch(path)).arrayBuffer()),
    terminable: true,
  });
  addEventListener('error', ({ error, message }) => soak.uncaught.push(String(error ?? message)));
  addEventListener('unhandledrejection', ({ reason }) => soak.uncaught.push(String(reason)));
  Object.assign(globalThis, { soak });
}
