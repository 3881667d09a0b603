/** The client: what the engine exports, one line an export. A call is sent to a lane; nothing computes here. */
import { Engine } from './runtime/engine.js';
import { classOf } from './runtime/classes.js';

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
  name: '@goldens/docs',
  version: '1.2.3',
  build: '0123456789abcdef',
  lanes: 1,
});
export const init = engine.init;
export default init;

/** Rotates the image. */
export const rotate = engine.fn('rotate', { params: 2 });
/** A session with the model. */
export const Session = classOf(engine, 'Session', {
  create: { params: 0, construct: true },
  runs: { get: 'runs' },
  run: { params: 0 },
});
/** The two modes. */
export const Mode = Object.freeze({ Good: 0, Fast: 1, 0: 'Good', 1: 'Fast' });
