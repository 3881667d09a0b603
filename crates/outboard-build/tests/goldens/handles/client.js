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
  name: '@goldens/handles',
  version: '1.2.3',
  build: '0123456789abcdef',
  lanes: 1,
});
export const init = engine.init;
export default init;

export const consume = engine.fn('consume', { params: 2 });
export const fill = engine.fn('fill', { params: 2 });
export const join = engine.fn('join', { params: 1 });
export const trace = engine.fn('trace', { params: 1 });
export const Matrix = classOf(engine, 'Matrix', {
  create: { params: 1, construct: true },
  dot: { params: 1 },
  finish: { params: 0 },
  orElse: { params: 1 },
  swallow: { params: 1 },
});
