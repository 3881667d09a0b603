/** The entry for isolates, which have no workers: the same names, computed in this thread. */

import * as glue from './demo.glue.js';
import wasm from './demo.simd.wasm';
import { engine } from './client.js';
import { isolate } from './runtime/hosts/isolate.js';

engine.host = isolate({ wasm: () => wasm, glue, build: '0123456789abcdef' });

export * from './client.js';
export { default } from './client.js';
