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
  name: '@goldens/slices',
  version: '1.2.3',
  build: '0123456789abcdef',
  lanes: 1,
});
export const init = engine.init;
export default init;

export const clamp = engine.fn('clamp', { params: 2, bytes: [0, 1] });
export const invert = engine.fn('invert', { params: 2, bytes: [0, 1], writes: [0] });
export const normalise = engine.fn('normalise', { params: 1, writes: [0] });
export const Mixer = classOf(engine, 'Mixer', {
  create: { params: 1, construct: true },
  apply: { params: 2, writes: [0, 1] },
});
