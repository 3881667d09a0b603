/** The soak in a process of Node's own. It is told what to do by its parent, and ends when it has nothing more to do. */
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { remote } from '../remote.mjs';

/** @import { Soak } from '../soak.mjs' */

const { seed, tasks, folders } = JSON.parse(process.argv[2]);
/** @param {string} name @param {string} file */
const at = (name, file) => new URL(file, pathToFileURL(`${folders[name]}/`));

/** @type {Soak} */
let soak;

/** @type {Record<string, (...args: any[]) => any>} */
const own = {
  async open() {
    soak = await remote(seed, tasks, {
      load: (name) => import(at(name, 'node.js').href),
      worker: (name) => new Worker(at(name, 'node-worker.js')),
      read: async (path) => new Uint8Array(await readFile(path)),
      terminable: () => true,
    });
    process.on('uncaughtException', (error) => soak.uncaught.push(String(error?.stack)));
  },
  async collect() {
    for (let times = 0; times < 4; times++) {
      /** @type {any} */ (globalThis).gc();
      await pause(50);
    }
  },
  memory() {
    const { heapUsed, arrayBuffers, external, rss } = process.memoryUsage();
    const workers = Object.values(soak.world.workers).reduce((sum, { size }) => sum + size, 0);
    // What is external besides arrays are the modules of wasm, of which there is one an engine.
    return { heap: heapUsed, buffers: arrayBuffers, external, process: rss, workers };
  },
  close: () => process.disconnect?.(),
};

process.on('message', async (/** @type {{ id: number, word: string, args: any[] }} */ message) => {
  const { id, word, args } = message;
  try {
    const value = await (own[word] ?? /** @type {any} */ (soak)[word].bind(soak))(...args);
    if (word !== 'close') process.send?.({ id, value });
  } catch (error) {
    process.send?.({ id, error: error instanceof Error ? error.stack : String(error) });
  }
});
