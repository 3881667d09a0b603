/** A host for this build's engine. Only builds for development have this: a page takes it when its engine is swapped. */
import { page } from './runtime/hosts/page.js';

export const build = $build$;

export const hostOf = () =>
  page({
    wasm: () => new URL('./$wasm$', import.meta.url),
    worker: () => new Worker(new URL('./$worker$', import.meta.url), { type: 'module' }),
    symbols: () => new URL('./$symbols$', import.meta.url),
    build,
    integrity: $integrity$,
  });
