/**
 * One number in, many structs out.
 *
 * @import { Work } from '../../../page/work.js'
 */
import { STARS } from '../../counts.js';
import { boundary } from '../engines.js';
import { serde } from '../peers/serde.js';
import { allStarsAre, makeStars } from '../stars.js';

/** @returns {Promise<Work>} */
export async function prepare() {
  const { init, stars } = await boundary();
  await init({ lanes: 1 });
  const remote = await serde();
  return {
    notes: [`${STARS} structs: a u32, three f64, an f32, a bool and two strings`],
    contestants: { ours: () => stars(STARS), serde: () => remote.stars(STARS) },
    agree: async (results) => allStarsAre(results, makeStars(STARS)),
  };
}
