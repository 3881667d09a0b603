/** One lane in Node: gives `worker.threads.js` the line to the page, which web workers have as a global. */
import { parentPort } from 'node:worker_threads';

globalThis[Symbol.for('outboard.port')] = parentPort;
await import('./worker.threads.js');
