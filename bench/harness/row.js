/**
 * A row of the bench: what is measured, against whom, and what we want of it. Rows are data; the harness does the rest.
 *
 * @typedef {object} Contestant
 * @property {string} name as the row's page code calls it
 * @property {string} label for people
 *
 * What we want: `atLeast` or `atMost`, of
 * - `faster`: the fastest of `against`, divided by ours;
 * - `share`: ours, divided by the fastest of `against`;
 * - `blocking`: our longest task on the main thread, in milliseconds;
 * - `size`: ours, in bytes.
 *
 * @typedef {object} Target
 * @property {'faster' | 'share' | 'blocking' | 'size'} of
 * @property {string[]} [against] names of contestants
 * @property {number} [atLeast]
 * @property {number} [atMost]
 *
 * @typedef {object} Row
 * @property {string} name what `--row` takes
 * @property {string} title
 * @property {Contestant[]} contestants ours is the first
 * @property {Target[]} targets
 * @property {string[]} packages what has to be built
 * @property {Rounds} [rounds] of a row that is measured in the page; others have `weigh`
 * @property {(folder: string) => Promise<Weighed>} [weigh] of a row that is a matter of bytes: from the first package
 *
 * @typedef {{ warmUps: number, measured: number }} Rounds
 * @typedef {{ sizes: Record<string, number>, notes: string[] }} Weighed
 *
 * What one contestant took, in milliseconds, and its longest task on the main thread, if one was long.
 *
 * @typedef {{ samples: number[], longestTask: number }} Timing
 *
 * What the page says of a row.
 *
 * @typedef {object} Measured
 * @property {string[]} notes what the input was
 * @property {string[]} agreement how the results were compared, and how well they agree
 * @property {Record<string, Timing>} timings
 */
export {};
