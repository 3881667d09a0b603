/**
 * The front of the AI engine. Types, docs and examples are in `index.d.ts`.
 */
export {
  default,
  EngineError,
  EnginePanic,
  EngineTrap,
  engine,
  InitError,
  init,
  LaneLostError,
  OutboardError,
  RefusedError,
  StaleHandleError,
  TimeoutError,
} from './engine.js';
export { HeldTensor } from './held.js';
// The tasks, a line for each field.
export { Bandit, Recommender } from './learn.js';
export { Model } from './model.js';
export { Classifier, Reader, Scorer, Segmenter } from './sight.js';
export { Denoiser, Speech, Voice } from './speech.js';
export { Tensor } from './tensor.js';
export { Embedder, FileTyper, LanguageGuesser, SearchIndex } from './text.js';
