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
  name: '@goldens/types',
  version: '1.2.3',
  build: '0123456789abcdef',
  lanes: 1,
});
export const init = engine.init;
export default init;

export const area = engine.fn('area', { params: 1 });
export const query = engine.fn('query', { params: 2 });
export const shapes = engine.fn('shapes', { params: 2 });
export const Doc = classOf(engine, 'Doc', {
  create: { params: 0, construct: true },
  get: { params: 2 },
  size: { get: 'size' },
});
