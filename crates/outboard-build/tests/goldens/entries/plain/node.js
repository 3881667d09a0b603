/** The entry for Node: gives the client its host. */
import { Worker } from 'node:worker_threads';
import { engine } from './client.js';
import { node } from './runtime/hosts/node.js';

engine.host = node({
  wasm: () => new URL('./demo.simd.wasm', import.meta.url),
  worker: () => new Worker(new URL('./node-worker.js', import.meta.url)),
  symbols: () => new URL('./demo.simd.symbols', import.meta.url),
  build: '0123456789abcdef',
  integrity: 'sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb',
});

export * from './client.js';
export { default } from './client.js';
