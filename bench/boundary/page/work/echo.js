/**
 * Much in and much out.
 *
 * @import { Work } from '../../../page/work.js'
 */
import { allBytesAre } from '../agree.js';
import { echoed, MIB, randomBytes } from '../bytes.js';
import { boundary } from '../engines.js';
import { comlinked } from '../peers/comlink.js';
import { where } from '../where.js';

/** @returns {Promise<Work>} */
export async function prepare() {
  const bytes = randomBytes();
  const { init, echo, engine } = await boundary();
  await init({ lanes: 1 });
  const remote = await comlinked();
  return {
    notes: [`${MIB} MiB of random bytes, which the caller keeps`, where(engine.stats())],
    contestants: { ours: () => echo(bytes), comlink: () => remote.echo(bytes) },
    agree: async (results) => allBytesAre(results, echoed(bytes)),
  };
}
