/**
 * The only place where the front touches what `outboard build` puts beside it in the package. `engine.d.ts` says what the front
 * expects there.
 */
export { default, engine, info, init, run, runBitmap, runPixels } from '../client.js';
export {
  EngineError,
  EnginePanic,
  EngineTrap,
  InitError,
  LaneLostError,
  OutboardError,
  RefusedError,
  StaleHandleError,
  TimeoutError,
} from '../runtime/errors.js';
