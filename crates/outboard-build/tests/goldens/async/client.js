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
  name: '@goldens/async',
  version: '1.2.3',
  build: '0123456789abcdef',
  lanes: 1,
});
export const init = engine.init;
export default init;

export const done = engine.fn('done', { params: 0, async: true });
export const later = engine.fn('later', { params: 1, async: true });
export const load = engine.fn('load', { params: 1, bytes: [0], async: true });
export const Model = classOf(engine, 'Model', {
  close: { params: 0, async: true },
  run: { params: 1, async: true },
});
