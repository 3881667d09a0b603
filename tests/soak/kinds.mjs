/**
 * What the parts of the soak hand each other.
 *
 * @typedef {'faults' | 'attributed' | 'image'} Name of an engine
 *
 * One call, or one short story of calls, and what it must end as.
 *
 * @typedef {object} Made
 * @property {Name} engine
 * @property {(options: Record<string, any>) => Promise<any>} call makes it
 * @property {(value: any) => boolean | string} [value] whether the result is right, or what is wrong with it; where there is none, a
 *   result is wrong
 * @property {(error: any) => boolean} [fails] whether the error is one that it may end in
 * @property {Kept[]} [handles] those it uses
 * @property {boolean} [loose] it makes calls that cannot be told from others: whether it lost its lane is judged by time
 * @property {boolean} [endless] it never ends by itself
 * @property {boolean} [hasty] it is aborted soon, when its lane may be about to answer
 * @property {boolean} [plain] it is made without options of its own
 * @property {(entry: Entry, isResult: boolean) => void} [settled] told at its end, whatever that is
 *
 * An action: something a page may do.
 *
 * @typedef {object} Action
 * @property {string} name
 * @property {number} weight how often it is chosen
 * @property {(world: import('./world.mjs').World, random: import('./random.mjs').Random) => Made | undefined} make none where it
 *   cannot be done now
 *
 * A handle, and what is known of its object.
 *
 * @typedef {object} Kept
 * @property {any} handle
 * @property {Name} engine
 * @property {any} lane
 * @property {number[]} totals what it may be: more than one after a call that was stopped on its lane
 * @property {boolean} gone whether it was disposed or consumed, as far as is known
 *
 * What is written down of each.
 *
 * @typedef {object} Entry
 * @property {number} number
 * @property {string} name
 * @property {Made} made
 * @property {any[]} calls of the runtime
 * @property {boolean} loose
 * @property {number} at when it was made
 * @property {boolean} full whether the queue was, then
 * @property {Record<string, any>} options
 * @property {number} [abortedAt]
 * @property {Promise<void>} done
 */

export {};
