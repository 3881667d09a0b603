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
  name: '@goldens/classes',
  version: '1.2.3',
  build: '0123456789abcdef',
  lanes: 1,
});
export const init = engine.init;
export default init;

export const Index = classOf(engine, 'Index', {
  build: { params: 1, bytes: [0], static: true },
  terms: { params: 0 },
});
export const Point = classOf(engine, 'Point', {
  create: { params: 2, construct: true },
  origin: { params: 0, static: true },
  line_width: { get: 'line_width' },
  x: { get: 'x' },
  y: { get: 'y' },
  label: { get: 'label' },
  scaleBy: { params: 1 },
  setLabel: { set: 'label' },
  setOnly: { set: 'only' },
  set_line_width: { set: 'line_width' },
  setX: { set: 'x' },
});
