/**
 * Many structs in, one number out.
 *
 * @import { Work } from '../../../page/work.js'
 */
import { STARS } from '../../counts.js';
import { allAre } from '../agree.js';
import { boundary } from '../engines.js';
import { serde } from '../peers/serde.js';
import { makeStars, weighed } from '../stars.js';

/** @returns {Promise<Work>} */
export async function prepare() {
  const stars = makeStars(STARS);
  const { init, weigh } = await boundary();
  await init({ lanes: 1 });
  const remote = await serde();
  return {
    notes: [`${STARS} structs: a u32, three f64, an f32, a bool and two strings`],
    contestants: { ours: () => weigh(stars), serde: () => remote.weigh(stars) },
    agree: async (results) => allAre(results, weighed(stars)),
  };
}
