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
  name: '@goldens/collisions',
  version: '1.2.3',
  build: '0123456789abcdef',
  lanes: 1,
});
export const init = engine.init;
export default init;

export const clone_handle = engine.fn('clone_handle', { params: 1 });
export const engine_ = engine.fn('engine_', { params: 0, export: 'engine' });
export const init_ = engine.fn('init_', { params: 1, export: 'init' });
export const Handle_ = classOf(engine, 'Handle_', {
  create: { params: 0, construct: true },
  create_: { params: 1, static: true, export: 'create' },
  then_: { get: 'then' },
  dispose_: { params: 0, export: 'dispose' },
  setThen: { params: 1 },
  with_: { params: 1, export: 'with' },
  setThen_: { set: 'then' },
}, 'Handle');
