/** The entry for isolates, which have no workers: the same names, computed in this thread. */

import * as glue from './$glue$';
import wasm from './$name$.simd.wasm';
import { engine } from './client.js';
import { isolate } from './runtime/hosts/isolate.js';

engine.host = isolate({ wasm: () => wasm, glue, build: $build$ });

/* $exports$ */
