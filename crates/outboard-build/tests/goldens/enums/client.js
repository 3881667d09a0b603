/** The client: what the engine exports, one line an export. A call is sent to a lane; nothing computes here. */
import { Engine } from './runtime/engine.js';

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
  name: '@goldens/enums',
  version: '1.2.3',
  build: '0123456789abcdef',
  lanes: 1,
});
export const init = engine.init;
export default init;

export const mix = engine.fn('mix', { params: 2 });
export const sign = engine.fn('sign', { params: 1 });
/** A colour of the flag. */
export const Color = Object.freeze({ Red: 0, Green: 1, Blue: 7, 0: 'Red', 1: 'Green', 7: 'Blue' });
export const Sign = Object.freeze({ Minus: -1, Plus: 1, '-1': 'Minus', 1: 'Plus' });
