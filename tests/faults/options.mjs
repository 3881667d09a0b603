/** What can be said after `cargo xtask faults`. */
import { parseArgs } from 'node:util';
import { BOTH, BUILDS, EVERYWHERE } from './frame/row.mjs';
import { rows } from './rows/index.mjs';

/** @import { Build, Row, Where } from './frame/row.mjs' */

/**
 * @typedef {object} Options
 * @property {Row[]} rows
 * @property {Where[]} places
 * @property {Build[]} builds
 * @property {boolean} json
 */

/**
 * @param {string[]} argv
 * @returns {Options}
 */
export function read(argv) {
  const { values } = parseArgs({
    args: argv,
    options: {
      only: { type: 'string', multiple: true },
      in: { type: 'string' },
      panics: { type: 'string' },
      variant: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const wanted = values.only?.map((word) => word.toLowerCase());
  const chosen = rows.filter(
    ({ name }) => !wanted || wanted.some((word) => name.toLowerCase().includes(word)),
  );
  if (!chosen.length) {
    const names = rows.map(({ name }) => `  ${name}`).join('\n');
    throw new Error(`There is no row '${values.only?.join("', '")}'. There are:\n${names}`);
  }
  const panics = choice('--panics', values.panics, BOTH);
  const variants = choice('--variant', values.variant, ['simd', 'threads', 'relaxed']);
  const builds = /** @type {Build[]} */ (Object.keys(BUILDS)).filter((build) =>
    build === 'threads' || build === 'relaxed'
      ? variants.includes(build) && panics.includes(BUILDS[build].panics)
      : variants.includes('simd') && panics.includes(build),
  );
  return {
    rows: chosen,
    places: choice('--in', values.in, EVERYWHERE),
    builds,
    json: values.json,
  };
}

/**
 * @template {string} T
 * @param {string} option
 * @param {string | undefined} given a list with commas
 * @param {T[]} known
 * @returns {T[]}
 */
function choice(option, given, known) {
  if (!given) return known;
  const words = given.split(',').map((word) => word.trim());
  const wrong = words.find((word) => !known.some((name) => name === word));
  if (wrong !== undefined) {
    throw new Error(`${option} knows no '${wrong}': there are ${known.join(', ')}`);
  }
  return known.filter((name) => words.includes(name));
}
