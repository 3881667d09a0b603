/**
 * The only place where the front touches what `outboard build` puts beside it in the package. `engine.d.ts` says what the front
 * expects there. The classes of the client are handles; those of the front have their names.
 */
// What each field has on its lane, a line each.
export {
  Bandit as BanditHandle,
  Classifier as ClassifierHandle,
  Denoiser as DenoiserHandle,
  DenoiseStream as DenoiseStreamHandle,
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
  Recommender as RecommenderHandle,
  RefusedError,
  Scorer as ScorerHandle,
  Segmenter as SegmenterHandle,
  Speech as SpeechHandle,
  StaleHandleError,
  TimeoutError,
  Voice as VoiceHandle,
  VoiceStream as VoiceStreamHandle,
} from '../client.js';
