/** Joined into `$worker$`: one lane, or one of its threads. */
import * as glue from './$glue$';
import { serveThreads } from './runtime/worker/threads.js';

// In Node the line to the page is no global; `$node$` puts it here.
const port = globalThis[Symbol.for('outboard.port')] ?? self;

serveThreads(glue, port, $build$);
