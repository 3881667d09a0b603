/** The entry for isolates, which have no workers: the same names, computed in this thread. */
import { engine } from './client.js';
import * as glue from './$name$.glue.js';
import wasm from './$name$.simd.wasm';
import { isolate } from './runtime/hosts/isolate.js';

engine.host = isolate({ wasm: () => wasm, $glueOption$, build: $build$ });

/* $exports$ */
