/** Joined into `worker.threads-relaxed.js`: one lane, or one of its threads. */
import * as glue from './demo.threads-relaxed.glue.js';
import { serveThreads } from './runtime/worker/threads.js';

// In Node the line to the page is no global; `node-worker.threads-relaxed.js` puts it here.
const port = globalThis[Symbol.for('outboard.port')] ?? self;

serveThreads(glue, port, '0123456789abcdef');
