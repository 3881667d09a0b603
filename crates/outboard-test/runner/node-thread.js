/** The worker of Node's. */
import { parentPort } from 'node:worker_threads';
import { handle } from './thread.js';

parentPort?.on('message', (asked) => handle(asked, (told) => parentPort?.postMessage(told)));
