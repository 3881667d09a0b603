/** The client: what the engine exports, one line an export. A call is sent to a lane; nothing computes here. */
import { Engine } from './runtime/engine.js';
import { classOf } from './runtime/classes.js';
import { onEveryLane } from './runtime/setup.js';

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
  name: '@goldens/attribute',
  version: '1.2.3',
  build: '0123456789abcdef',
  lanes: 'auto',
});
export const init = engine.init;
export default init;

export const blur = engine.fn('blur', { params: 2, bytes: [0] });
/** Sets the limit of every later call. */
export const configure = onEveryLane(engine, 'configure', { params: 1 });
export const Session = classOf(engine, 'Session', {
  create: { params: 0, construct: true },
  run: { params: 1 },
});
