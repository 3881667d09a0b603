/** The client: what the engine exports, one line an export. A call is sent to a lane; nothing computes here. */
import { Engine } from './runtime/engine.js';
import { viewable } from './runtime/view.js';

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
  name: '@goldens/variants',
  version: '1.2.3',
  build: '0123456789abcdef',
  lanes: 1,
});
export const init = engine.init;
export default init;

// Where memory is shared, a result is read where it lies: `using view = await f.view(…)`.
viewable(engine);
export const add = engine.fn('add', { params: 2 });
export const histogram = engine.fn('histogram', { params: 1, bytes: [0] });
export const ignite = engine.fn('ignite', { params: 0 });
export const is_even = engine.fn('is_even', { params: 1 });
export const next = engine.fn('next', { params: 1 });
export const shift = engine.fn('shift', { params: 2 });
export const toUpper = engine.fn('toUpper', { params: 1 });
export const view = engine.fn('view', { params: 3, bytes: [0] });
