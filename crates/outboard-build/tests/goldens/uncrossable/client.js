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
  name: '@goldens/uncrossable',
  version: '1.2.3',
  build: '0123456789abcdef',
  lanes: 1,
});
export const init = engine.init;
export default init;

export const each = engine.fn('each', { params: 1 });
export const picture = engine.fn('picture', { params: 2 });
export const watch = engine.fn('watch', { params: 2, bytes: [0] });
export const Player = classOf(engine, 'Player', {
  silent: { params: 0, static: true },
  volume: { get: 'volume' },
  onEnd: { params: 1 },
  play: { params: 0 },
  setVolume: { set: 'volume' },
});
