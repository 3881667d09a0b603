/**
 * Nothing, a thousand times at once.
 *
 * @import { Work } from '../../../page/work.js'
 */
import { CALLS } from '../../counts.js';
import { allAre } from '../agree.js';
import { boundary } from '../engines.js';
import { comlinked } from '../peers/comlink.js';
import { raw } from '../peers/raw.js';

/** @returns {Promise<Work>} */
export async function prepare() {
  const [one, many] = await Promise.all(['a', 'b'].map(boundary));
  await one.init({ lanes: 1 });
  await many.init();
  const remote = await comlinked();
  const worker = await raw();
  /** How many answers came, each being nothing. @param {() => Promise<unknown>} call */
  const atOnce = (call) => async () => {
    const values = await Promise.all(Array.from({ length: CALLS.flight }, call));
    return values.filter((value) => value === undefined).length;
  };
  // All lanes that there will be.
  await atOnce(() => many.noop())();
  return {
    notes: [
      `${CALLS.flight} calls are made before the first is awaited; one worker each`,
      `by default the engine has ${many.engine.stats().lanes} lanes here`,
    ],
    contestants: {
      ours: atOnce(() => one.noop()),
      comlink: atOnce(() => remote.noop()),
      raw: atOnce(() => worker.call('noop')),
      lanes: atOnce(() => many.noop()),
    },
    agree: async (results) => allAre(results, CALLS.flight),
  };
}
