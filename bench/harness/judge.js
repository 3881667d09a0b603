/**
 * Numbers → what they say of a row's targets.
 *
 * @import { Measured, Row, Target, Weighed } from './row.js'
 */
import { summary } from './statistics.js';

/**
 * @typedef {object} Result one contestant's
 * @property {string} name
 * @property {string} label
 * @property {'ms' | 'bytes'} unit
 * @property {number} median
 * @property {number} min
 * @property {number} max
 * @property {number} [longestTask] on the main thread, ms; 0 when no task was longer than 50 ms
 * @property {number[]} samples
 *
 * @typedef {object} Verdict
 * @property {Target['of']} of
 * @property {string} [against] the contestant that counted: the fastest of those named
 * @property {number} value
 * @property {number} [atLeast]
 * @property {number} [atMost]
 * @property {boolean} pass
 *
 * @typedef {object} Outcome
 * @property {string} name
 * @property {string} title
 * @property {Result[]} results ours is the first
 * @property {Verdict[]} verdicts
 * @property {string[]} notes
 * @property {string[]} agreement
 */

/**
 * @param {Row} row
 * @param {Measured} measured
 * @returns {Outcome}
 */
export function timed(row, { notes, agreement, timings }) {
  const results = row.contestants.map(({ name, label }) => {
    const { samples, longestTask } = timings[name];
    const unit = /** @type {const} */ ('ms');
    return { name, label, unit, ...summary(samples), longestTask, samples };
  });
  return outcome(row, results, notes, agreement);
}

/**
 * @param {Row} row
 * @param {Weighed} weighed
 * @returns {Outcome}
 */
export function weighed(row, { sizes, notes }) {
  const results = row.contestants.map(({ name, label }) => {
    const samples = [sizes[name]];
    const unit = /** @type {const} */ ('bytes');
    return { name, label, unit, ...summary(samples), samples };
  });
  return outcome(row, results, notes, []);
}

/**
 * @param {Row} row
 * @param {Result[]} results
 * @param {string[]} notes
 * @param {string[]} agreement
 * @returns {Outcome}
 */
function outcome({ name, title, targets }, results, notes, agreement) {
  const verdicts = targets.map((target) => judge(target, results));
  return { name, title, results, verdicts, notes, agreement };
}

/**
 * @param {Target} target
 * @param {Result[]} results
 * @returns {Verdict}
 */
function judge({ of, against = [], atLeast, atMost }, results) {
  const [ours] = results;
  const [rival] = results
    .filter(({ name }) => against.includes(name))
    .sort((a, b) => a.median - b.median);
  const value = {
    faster: () => rival.median / ours.median,
    share: () => ours.median / rival.median,
    blocking: () => ours.longestTask ?? 0,
    size: () => ours.median,
  }[of]();
  const pass = value >= (atLeast ?? -Infinity) && value <= (atMost ?? Infinity);
  return { of, against: rival?.name, value, atLeast, atMost, pass };
}
