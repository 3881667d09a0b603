/** Handles that a page has, and what is known of their objects. */

/** @import { Entry, Kept, Made, Name } from './kinds.mjs' */
/** @import { Random } from './random.mjs' */
/** @import { World } from './world.mjs' */

/**
 * One of an engine's, if there is any.
 *
 * @param {World} world
 * @param {Random} random
 * @param {Name} [name] either of the test engines, where none is given
 */
export function some(world, random, name = random.pick(['faults', 'attributed'])) {
  const all = world.of(name);
  return all.length ? random.pick(all) : undefined;
}

/** Every sum that there may be. @param {Kept[]} list */
export const sums = (list) =>
  list.reduce((sums, { totals }) => sums.flatMap((sum) => totals.map((total) => sum + total)), [0]);

/**
 * A call on one handle that changes the total and gives it. Calls on a handle are in order, so that all that came before is known
 * when it has ended.
 *
 * @param {Kept} kept
 * @param {number} change
 * @param {Made['call']} call
 * @returns {Made}
 */
export const on = (kept, change, call) => ({
  engine: kept.engine,
  handles: [kept],
  call,
  value(value) {
    const before = kept.totals;
    kept.totals = [value];
    return (
      before.some((total) => total + change === value) ||
      `it gave ${value}, which is not ${change} more than ${before.join(' or ')}`
    );
  },
  settled({ calls }, isResult) {
    // One that was stopped on its lane may have been done all the same.
    if (isResult || !calls.some(({ lane }) => lane)) return;
    kept.totals = [...new Set(kept.totals.flatMap((total) => [total, total + change]))];
  },
});

/**
 * A call that gives a handle, which is kept.
 *
 * @param {World} world
 * @param {Made} made
 * @param {() => number[]} totals of the new object
 * @returns {Made}
 */
export function keeping(world, made, totals) {
  /** @type {any} */
  let call;
  return {
    ...made,
    call(options) {
      const promise = made.call(options);
      call = world.witnesses[made.engine].now?.calls[0];
      return promise;
    },
    value: (handle) => world.keep(handle, made.engine, call.lane, totals()),
  };
}
