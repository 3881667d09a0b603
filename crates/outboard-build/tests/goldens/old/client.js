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
  name: '@goldens/old',
  version: '1.2.3',
  build: '0123456789abcdef',
  lanes: 1,
});
export const init = engine.init;
export default init;

export const later = engine.fn('later', { params: 1, async: true });
export const total = engine.fn('total', { params: 1, variadic: true });
/** Adds. */
export const add = engine.fn('add', { params: 2 });
export const invert = engine.fn('invert', { params: 2, bytes: [0, 1], writes: [0] });
export const Point = classOf(engine, 'Point', {
  origin: { params: 0, static: true },
  x: { get: 'x' },
  setX: { set: 'x' },
  y: { get: 'y' },
  finish: { params: 0 },
  swallow: { params: 2 },
  distance: { params: 1 },
});
export const Color = Object.freeze({ Red: 0, Green: 1, 0: 'Red', 1: 'Green' });
