/** The soak in a page. */
import { remote } from '../remote.mjs';

/** @import { Task } from '../pictures.mjs' */

/** @param {number} seed @param {Task[]} tasks */
export async function open(seed, tasks) {
  /** Until it has answered, only the runtime's patience tells that a worker is gone. @type {WeakSet<Worker>} */
  const started = new WeakSet();
  const soak = await remote(seed, tasks, {
    load: (name) => import(`/packages/${name}/index.js`),
    worker(name) {
      const worker = new Worker(`/packages/${name}/worker.js`, { type: 'module' });
      worker.addEventListener('message', () => started.add(worker), { once: true });
      return worker;
    },
    read: async (path) => new Uint8Array(await (await fetch(path)).arrayBuffer()),
    terminable: (worker) => started.has(worker),
  });
  addEventListener('error', ({ error, message }) => soak.uncaught.push(String(error ?? message)));
  addEventListener('unhandledrejection', ({ reason }) => soak.uncaught.push(String(reason)));
  Object.assign(globalThis, { soak });
}
