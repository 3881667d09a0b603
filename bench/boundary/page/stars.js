/**
 * Structs of eight fields, as the engines make them.
 *
 * @import { Star } from './engines.js'
 */
const CLASSES = ['O', 'B', 'A', 'F', 'G', 'K', 'M'];

/** @param {number} count @returns {Star[]} */
export const makeStars = (count) =>
  Array.from({ length: count }, (_, id) => ({
    id,
    x: id * 0.5,
    y: id * -0.25,
    z: id + 0.125,
    magnitude: (id % 64) / 4,
    visible: id % 3 === 0,
    name: `star ${id}`,
    class: CLASSES[id % 7],
  }));

/** What `weigh` says of them. @param {Star[]} stars */
export const weighed = (stars) =>
  stars.reduce(
    (sum, { id, x, y, z, magnitude, visible, name, class: kind }) =>
      sum + (id + x + y + z + magnitude + Number(visible) + name.length + kind.length),
    0,
  );

/**
 * Every list has to be this one, field by field.
 *
 * @param {Record<string, Star[]>} results
 * @param {Star[]} expected
 * @returns {string[]}
 */
export function allStarsAre(results, expected) {
  const fields = /** @type {(keyof Star)[]} */ (Object.keys(expected[0]));
  for (const [name, stars] of Object.entries(results)) {
    if (stars.length !== expected.length) throw new Error(`${name} gives ${stars.length} structs`);
    for (const [i, star] of expected.entries()) {
      const field = fields.find((field) => stars[i][field] !== star[field]);
      if (field) {
        throw new Error(`${name} gives ${stars[i][field]} as ${field} of ${i}, not ${star[field]}`);
      }
    }
  }
  return [`all: the same ${expected.length} structs`];
}
