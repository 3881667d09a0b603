/**
 * A row of a bench: what is measured, against whom, and what we want of it. Rows are data; the harness does the rest.
 *
 * @import { Tools } from './run.js'
 *
 * @typedef {object} Contestant
 * @property {string} name as the row's page code calls it
 * @property {string} label for people
 * @property {Unit} [unit] of what is measured of it; by default milliseconds, and bytes where something is weighed
 *
 * @typedef {'ms' | 'bytes' | 'count'} Unit
 *
 * What we want: `atLeast` or `atMost`, of
 * - `faster`: the fastest of `against`, divided by ours;
 * - `share`: ours, divided by the least of `against`;
 * - `blocking`: our longest task on the main thread, in milliseconds;
 * - `value`: ours as it is.
 *
 * @typedef {object} Target
 * @property {'faster' | 'share' | 'blocking' | 'value'} of
 * @property {string} [ours] the contestant it is about, where that is not the first
 * @property {string[]} [against] names of contestants
 * @property {number} [atLeast]
 * @property {number} [atMost]
 *
 * @typedef {object} Row
 * @property {string} name what `--row` takes; `a.b` is asked for by `a` as well
 * @property {string} title
 * @property {Contestant[]} contestants ours is the first
 * @property {Target[]} targets
 * @property {string[]} packages what has to be built
 * @property {string} [work] the module of the page, where it is not named like the row
 * @property {object} [given] what that module is told besides
 * @property {boolean} [isolated] whether its page has shared memory
 * @property {Rounds} [rounds] of a row that is measured in the page, whose contestants take turns there
 * @property {(places: Places) => Promise<Weighed>} [weigh] of a row that is a matter of bytes
 * @property {(tools: Tools) => Promise<Measured>} [observe] of a row that is measured from outside of the page
 *
 * @import { Places } from './places.js'
 *
 * @typedef {object} Rounds
 * @property {number} warmUps
 * @property {number} measured
 * @property {number} [calls] how many a turn makes: what is told is the time of one
 *
 * @typedef {{ sizes: Record<string, number>, notes: string[] }} Weighed
 *
 * What one contestant took, in its unit, and its longest task on the main thread, if that was looked at: 0 if none was long.
 *
 * @typedef {{ samples: number[], longestTask?: number }} Timing
 *
 * What is known of a row once it has run.
 *
 * @typedef {object} Measured
 * @property {string[]} notes what the input was
 * @property {string[]} agreement how the results were compared, and how well they agree
 * @property {Record<string, Timing>} timings
 * @property {Record<string, string>} [excused] contestants of which nothing can be asked on this machine, and why
 */
export {};
