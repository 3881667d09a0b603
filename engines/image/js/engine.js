/**
 * The only place where the front touches what `outboard build` puts beside it in the package. `engine.d.ts` says what the front
 * expects there.
 */
export {
  default,
  EngineError,
  EnginePanic,
  EngineTrap,
  engine,
  InitError,
  info,
  init,
  LaneLostError,
  OutboardError,
  RefusedError,
  run,
  runBitmap,
  runPixels,
  StaleHandleError,
  TimeoutError,
} from '../client.js';
