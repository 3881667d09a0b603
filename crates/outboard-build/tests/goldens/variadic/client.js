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
  name: '@goldens/variadic',
  version: '1.2.3',
  build: '0123456789abcdef',
  lanes: 1,
});
export const init = engine.init;
export default init;

export const crop = engine.fn('crop', { params: 3 });
export const sum = engine.fn('sum', { params: 1, variadic: true });
/** Adds a base to the sum. */
export const tagged = engine.fn('tagged', { params: 2, variadic: true });
export const Sink = classOf(engine, 'Sink', {
  create: { params: 0, construct: true },
  push: { params: 1, variadic: true },
});
