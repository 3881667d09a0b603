/** Joined into `inline.js`: the entry for pages with everything in one file. */
import wasm from 'outboard:wasm';
import worker from 'outboard:worker';
import { engine } from './client.js';
import { inline } from './runtime/hosts/inline.js';

engine.host = inline({ wasm, worker });

export { default } from './client.js';
export * from './js/index.js';
