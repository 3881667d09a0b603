/**
 * The only place where the front touches what `outboard build` puts beside it in the package. `engine.d.ts` says what the front
 * expects there. The classes of the client are handles; those of the front have their names.
 */
// What each field has on its lane, a line each.
export { Bandit as BanditHandle, Recommender as RecommenderHandle } from '../client.js';
export {
  Classifier as ClassifierHandle,
  default,
  Embedder as EmbedderHandle,
  EngineError,
  EnginePanic,
  EngineTrap,
  engine,
  Files as FilesHandle,
  FileTyper as FileTyperHandle,
  InitError,
  init,
  LaneLostError,
  LanguageGuesser as LanguageGuesserHandle,
  Model as ModelHandle,
  OutboardError,
  Reader as ReaderHandle,
  RefusedError,
  Scorer as ScorerHandle,
  SearchIndex as SearchIndexHandle,
  Segmenter as SegmenterHandle,
  StaleHandleError,
  TimeoutError,
} from '../client.js';
