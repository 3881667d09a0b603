/**
 * The calls that wait, and whose turn it is: by priority, then one of each caller in turn, then in the order of calling.
 *
 * @import { Call } from './call.js'
 */

/** The queue of one engine. */
export class Queue {
  /** The first to be taken is the first. @type {Call[]} */
  calls = [];
  /** The turn of the call that was taken last. */
  #now = 0;
  /** The turn of each caller's next call; housekeeping empties it. @type {Map<unknown, number>} */
  next = new Map();

  /** @param {Call} call @param {unknown} caller where the call names none */
  add(call, caller) {
    // A caller who has not been here for long has no turns saved up.
    const key = call.caller ?? caller;
    call.turn ??= Math.max(this.#now, this.next.get(key) ?? 0);
    this.next.set(key, call.turn + 1);
    const before = this.calls.findLastIndex(
      ({ priority, turn = 0, id }) =>
        (call.priority - priority || turn - /** @type {number} */ (call.turn) || id - call.id) < 0,
    );
    this.calls.splice(before + 1, 0, call);
  }

  /** @param {Call} call @param {boolean} [taken] to run: others of its turn are next */
  remove(call, taken) {
    this.calls.splice(this.calls.indexOf(call), 1);
    if (taken) this.#now = Math.max(this.#now, call.turn ?? 0);
  }
}
