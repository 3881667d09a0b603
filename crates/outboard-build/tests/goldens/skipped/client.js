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
  name: '@goldens/skipped',
  version: '1.2.3',
  build: '0123456789abcdef',
  lanes: 1,
});
export const init = engine.init;
export default init;

export const untyped = engine.fn('untyped', { params: 2, bytes: [0] });
export const Store = classOf(engine, 'Store', {
  size: { get: 'size' },
  setSize: { set: 'size' },
  hidden: { get: 'hidden' },
  put: { params: 2 },
});
