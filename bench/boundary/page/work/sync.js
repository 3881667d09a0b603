/**
 * Two numbers in and one out, in this thread: what the package adds to the glue.
 *
 * @import { Work } from '../../../page/work.js'
 */
import { CALLS } from '../../counts.js';
import { allAre } from '../agree.js';
import { boundaryGlue, boundarySync, WASM } from '../engines.js';

/** @returns {Promise<Work>} */
export async function prepare() {
  const here = await boundarySync();
  await here.default();
  const glue = await boundaryGlue();
  await glue.default({ module_or_path: WASM });
  // Two loops in so many words: one loop that both share would be compiled for both, and inline neither.
  const ours = async () => {
    let sum = 0;
    for (let i = 0; i < CALLS.sync; i++) sum = here.add(sum, i & 7);
    return sum;
  };
  const plain = async () => {
    let sum = 0;
    for (let i = 0; i < CALLS.sync; i++) sum = glue.add(sum, i & 7);
    return sum;
  };
  return {
    notes: [`${CALLS.sync} calls a turn, of the same wasm in two instances`],
    contestants: { ours, glue: plain },
    agree: async (results) => allAre(results, (CALLS.sync / 8) * 28),
  };
}
