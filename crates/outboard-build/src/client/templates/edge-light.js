/** The entry for isolates that are told by `?module` that a module is wanted and not its address; else as `edge.js`. */
import { engine } from './client.js';
import * as glue from './$name$.glue.js';
import wasm from './$name$.simd.wasm?module';
import { isolate } from './runtime/hosts/isolate.js';

engine.host = isolate({ wasm: () => wasm, $glueOption$, build: $build$ });

/* $exports$ */
