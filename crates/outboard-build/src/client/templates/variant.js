const $identifier$ = {
  variant: '$variant$',
  wasm: () => new URL('./$wasm$', import.meta.url),
  worker: () => new Worker(new URL('./$worker$', import.meta.url), { type: 'module' }),
  symbols: () => new URL('./$symbols$', import.meta.url),
  build: $build$,
  integrity: $integrity$,
};
