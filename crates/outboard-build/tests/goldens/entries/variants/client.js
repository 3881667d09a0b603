/** The client: what the engine exports, one line an export. A call is sent to a lane; nothing computes here. */
import { Engine } from './runtime/engine.js';
import { classOf } from './runtime/classes.js';
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
  name: '@goldens/control',
  version: '1.2.3',
  build: '0123456789abcdef',
  lanes: 'auto',
});
export const init = engine.init;
export default init;

// What gives a stream gives one of these, and the caller gets a ReadableStream.
classOf(engine, 'OutboardStream', { next: { params: 0, async: true } });
// Where memory is shared, a result is read where it lies: `using view = await f.view(…)`.
viewable(engine);
/** Counts. */
export const count = engine.fn('count', { params: 2, control: 1 });
export const each = engine.fn('each', { params: 2, bytes: [0] });
/** The name is one that the module of `./sync` has itself. */
export const load = engine.fn('load', { params: 0, control: 0, async: true });
/** Numbers. */
export const numbers = engine.fn('numbers', { params: 1, stream: true });
export const places = engine.fn('places', { params: 0, control: 0, async: true, stream: true });
export const watch = engine.fn('watch', { params: 1 });
/** Hashes what is pushed. */
export const Hasher = classOf(engine, 'Hasher', {
  create: { params: 2, bytes: [0], control: 1, construct: true },
  copies: { params: 0, stream: true },
  finish: { params: 0 },
  push: { params: 1, bytes: [0], control: 0 },
  stream: { transform: true, params: 2 },
});
/** Passes its strings on. */
export const Lines = classOf(engine, 'Lines', {
  create: { params: 0, construct: true },
  finish: { params: 0, control: 0 },
  push: { params: 1 },
  stream: { transform: true, params: 0 },
});
