/** The entry for Node: gives the client its host. */
import { Worker } from 'node:worker_threads';
import { engine } from './client.js';
import { choose } from './runtime/hosts/choose.js';
import { node } from './runtime/hosts/node.js';

const threadsRelaxed = {
  variant: 'threads-relaxed',
  wasm: () => new URL('./demo.threads-relaxed.wasm', import.meta.url),
  worker: () => new Worker(new URL('./node-worker.threads-relaxed.js', import.meta.url)),
  symbols: () => new URL('./demo.threads-relaxed.symbols', import.meta.url),
  build: '0123456789abcdef',
  integrity: 'sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb',
};

const threads = {
  variant: 'threads',
  wasm: () => new URL('./demo.threads.wasm', import.meta.url),
  worker: () => new Worker(new URL('./node-worker.threads.js', import.meta.url)),
  symbols: () => new URL('./demo.threads.symbols', import.meta.url),
  build: '0123456789abcdef',
  integrity: 'sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb',
};

const relaxed = {
  variant: 'relaxed',
  wasm: () => new URL('./demo.relaxed.wasm', import.meta.url),
  worker: () => new Worker(new URL('./node-worker.relaxed.js', import.meta.url)),
  symbols: () => new URL('./demo.relaxed.symbols', import.meta.url),
  build: '0123456789abcdef',
  integrity: 'sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb',
};

const simd = {
  variant: 'simd',
  wasm: () => new URL('./demo.simd.wasm', import.meta.url),
  worker: () => new Worker(new URL('./node-worker.js', import.meta.url)),
  symbols: () => new URL('./demo.simd.symbols', import.meta.url),
  build: '0123456789abcdef',
  integrity: 'sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb',
};

// The first that runs here is read, and no other.
engine.host = choose(engine, node, [threadsRelaxed, threads, relaxed, simd]);

export * from './client.js';
export { default } from './client.js';
