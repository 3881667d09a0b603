/** The entry for pages: gives the client its host, with the literal URLs that bundlers look for. */
import { engine } from './client.js';
import { page } from './runtime/hosts/page.js';

engine.host = page({
  wasm: () => new URL('./$wasm$', import.meta.url),
  worker: () => new Worker(new URL('./$worker$', import.meta.url), { type: 'module' }),
  symbols: () => new URL('./$symbols$', import.meta.url),
  build: $build$,
  integrity: $integrity$,
});

/* $exports$ */
