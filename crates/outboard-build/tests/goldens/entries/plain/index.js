/** The entry for pages: gives the client its host, with the literal URLs that bundlers look for. */
import { engine } from './client.js';
import { page } from './runtime/hosts/page.js';

engine.host = page({
  wasm: () => new URL('./demo.simd.wasm', import.meta.url),
  worker: () => new Worker(new URL('./worker.js', import.meta.url), { type: 'module' }),
  symbols: () => new URL('./demo.simd.symbols', import.meta.url),
  build: '0123456789abcdef',
  integrity: 'sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb',
});

export * from './client.js';
export { default } from './client.js';
