/** The entry for isolates that are told by `?module` that a module is wanted and not its address; else as `edge.js`. */

import * as glue from './demo.glue.js';
import wasm from './demo.simd.wasm?module';
import { engine } from './client.js';
import { isolate } from './runtime/hosts/isolate.js';

engine.host = isolate({ wasm: () => wasm, glue, build: '0123456789abcdef' });

export { default } from './client.js';
export * from './js/index.js';
