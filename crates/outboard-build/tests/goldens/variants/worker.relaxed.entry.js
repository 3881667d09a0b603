/** Joined into `worker.relaxed.js`: one lane. */
import * as glue from './demo.relaxed.glue.js';
import { serve } from './runtime/worker/serve.js';

// In Node the line to the page is no global; `node-worker.relaxed.js` puts it here.
const port = globalThis[Symbol.for('outboard.port')] ?? self;

serve(glue, port, '0123456789abcdef');
