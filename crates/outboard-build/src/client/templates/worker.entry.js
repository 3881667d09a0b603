/** Joined into `$worker$`: one lane. */
import * as glue from './$glue$';
import { serve } from './runtime/worker/serve.js';

// In Node the line to the page is no global; `$node$` puts it here.
const port = globalThis[Symbol.for('outboard.port')] ?? self;

serve(glue, port, $build$);
