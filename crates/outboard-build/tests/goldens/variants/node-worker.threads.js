/** One lane in Node, or one of its threads: gives `worker.threads.js` what web workers have as globals. */
import { parentPort, Worker } from 'node:worker_threads';

globalThis[Symbol.for('outboard.port')] = parentPort;
globalThis[Symbol.for('outboard.spawn')] = () => new Worker(new URL(import.meta.url));
await import('./worker.threads.js');
