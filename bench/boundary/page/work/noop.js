/**
 * Nothing, awaited, again and again: what a call costs.
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
  const { init, noop } = await boundary();
  await init({ lanes: 1 });
  const remote = await comlinked();
  const worker = await raw();
  /** @param {() => Promise<unknown>} call */
  const oneByOne = (call) => async () => {
    let value;
    for (let i = 0; i < CALLS.noop; i++) value = await call();
    return value;
  };
  return {
    notes: [`${CALLS.noop} calls a turn, each awaited before the next; one worker each`],
    contestants: {
      ours: oneByOne(() => noop()),
      raw: oneByOne(() => worker.call('noop')),
      comlink: oneByOne(() => remote.noop()),
    },
    agree: async (results) => allAre(results, undefined),
  };
}
