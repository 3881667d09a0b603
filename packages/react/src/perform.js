/** What a call is, whatever the framework: a function, its arguments, and the options after them. */

/** Functions of a client are known by this; their call options are given beforehand, so that arguments may be left out. */
export const ofClient = (/** @type {any} */ work) => typeof work.with === 'function';

/**
 * Calls it. What it throws at once is a rejection, too.
 *
 * @param {any} work
 * @param {unknown[]} args
 * @param {object} options
 * @returns {Promise<any>}
 */
export async function perform(work, args, options) {
  return ofClient(work) ? work.with(options)(...args) : work(...args, options);
}

/**
 * Whether two arguments are the same: lists and plain objects by what they hold, so that they may be written where they are
 * used; anything else by identity.
 *
 * @param {any} a
 * @param {any} b
 * @returns {boolean}
 */
export function same(a, b) {
  if (Object.is(a, b)) return true;
  if (!(a && b && typeof a === 'object' && typeof b === 'object')) return false;
  const shape = Object.getPrototypeOf(a);
  if (shape !== Object.getPrototypeOf(b) || ![Object.prototype, Array.prototype].includes(shape)) {
    return false;
  }
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => same(a[key], b[key]));
}
