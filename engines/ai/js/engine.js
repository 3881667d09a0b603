/**
 * The only place where the front touches what `outboard build` puts beside it in the package. `engine.d.ts` says what the front
 * expects there. The classes of the client are handles; those of the front have their names.
 */
// What each field has on its lane, a line each.
export {
  Classifier as ClassifierHandle,
  Reader as ReaderHandle,
  Scorer as ScorerHandle,
  Segmenter as SegmenterHandle,
} from '../client.js';
export {
  Embedder as EmbedderHandle,
  FileTyper as FileTyperHandle,
  LanguageGuesser as LanguageGuesserHandle,
  SearchIndex as SearchIndexHandle,
} from '../client.js';
export {
  default,
  EngineError,
  EnginePanic,
  EngineTrap,
  engine,
  Files as FilesHandle,
  InitError,
  init,
  LaneLostError,
  Model as ModelHandle,
  OutboardError,
  RefusedError,
  StaleHandleError,
  TimeoutError,
} from '../client.js';
