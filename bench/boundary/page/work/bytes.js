/**
 * Much in, little out, and next to nothing to compute.
 *
 * @import { Work } from '../../../page/work.js'
 */
import { allAre } from '../agree.js';
import { MIB, peeked, randomBytes } from '../bytes.js';
import { boundary } from '../engines.js';
import { comlinked } from '../peers/comlink.js';
import { where } from '../where.js';

/** @returns {Promise<Work>} */
export async function prepare() {
  const bytes = randomBytes();
  const { init, peek, engine } = await boundary();
  await init({ lanes: 1 });
  const remote = await comlinked();
  const warm = new Uint8Array(bytes.length);
  return {
    notes: [`${MIB} MiB of random bytes, which the caller keeps`, where(engine.stats())],
    contestants: {
      ours: () => peek(bytes),
      comlink: () => remote.peek(bytes),
      memcpy: async () => {
        warm.set(bytes);
        return peeked(warm);
      },
    },
    agree: async (results) => allAre(results, peeked(bytes)),
  };
}
