/** The entry for Node: gives the client its host. */
import { Worker } from 'node:worker_threads';
import { engine } from './client.js';
import { node } from './runtime/hosts/node.js';

engine.host = node({
  wasm: () => new URL('./$wasm$', import.meta.url),
  worker: () => new Worker(new URL('./$worker$', import.meta.url)),
  symbols: () => new URL('./$symbols$', import.meta.url),
  build: $build$,
  integrity: $integrity$,
});

/* $exports$ */
