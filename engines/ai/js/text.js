/**
 * The tasks of texts and files. Types, docs and examples are in `text.d.ts`.
 */
export { Embedder } from './text-embedder.js';
export { FileTyper } from './text-files.js';
export { SearchIndex } from './text-index.js';
export { LanguageGuesser } from './text-language.js';
