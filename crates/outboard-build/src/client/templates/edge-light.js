/** The entry for isolates that are told by `?module` that a module is wanted and not its address; else as `edge.js`. */

import * as glue from './$glue$';
import wasm from './$name$.simd.wasm?module';
import { engine } from './client.js';
import { isolate } from './runtime/hosts/isolate.js';

engine.host = isolate({ wasm: () => wasm, glue, build: $build$ });

/* $exports$ */
