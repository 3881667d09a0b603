/**
 * Much in, and a look at what comes of it: the result is lent where memory is shared.
 *
 * @import { Work } from '../../../page/work.js'
 */
import { allAre } from '../agree.js';
import { echoed, MIB, peeked, randomBytes } from '../bytes.js';
import { boundary } from '../engines.js';
import { comlinked } from '../peers/comlink.js';
import { where } from '../where.js';

/** @returns {Promise<Work>} */
export async function prepare() {
  const bytes = randomBytes();
  const { init, echo, engine } = await boundary();
  await init({ lanes: 1 });
  const { view } = echo;
  if (!view) throw new Error('results of this package cannot be lent');
  const remote = await comlinked();
  const expected = echoed(bytes);
  return {
    notes: [
      `${MIB} MiB of random bytes, which the caller keeps; a few of the result's are read`,
      where(engine.stats()),
    ],
    contestants: {
      ours: async () => {
        const lent = await view(bytes);
        try {
          return peeked(lent.bytes);
        } finally {
          lent[Symbol.dispose]();
        }
      },
      comlink: async () => peeked(await remote.echo(bytes)),
    },
    agree: async (results) => {
      const lent = await view(bytes);
      const other = expected.findIndex((byte, at) => byte !== lent.bytes[at]);
      lent[Symbol.dispose]();
      if (other >= 0) throw new Error(`the view has another byte at ${other}`);
      return [...allAre(results, peeked(expected)), 'ours: every byte of the view is right'];
    },
  };
}
