/** The client: what the engine exports, one line an export. A call is sent to a lane; nothing computes here. */
/* $engine$ */
/* $imports$ */
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
} from './runtime/errors.js';

export const engine = new Engine({
  name: $package$,
  version: $version$,
  build: $build$,
  lanes: $lanes$,
});
export const init = engine.init;
export default init;

/* $exports$ */
