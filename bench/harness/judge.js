/**
 * Numbers → what they say of a row's targets.
 *
 * @import { Measured, Row, Target, Unit, Weighed } from './row.js'
 */
import { summary } from './statistics.js';

/**
 * @typedef {object} Result one contestant's
 * @property {string} name
 * @property {string} label
 * @property {Unit} unit
 * @property {number} median
 * @property {number} min
 * @property {number} max
 * @property {number} [longestTask] on the main thread, ms; 0 when no task was longer than 50 ms
 * @property {number[]} samples
 *
 * @typedef {object} Verdict
 * @property {Target['of']} of
 * @property {string} ours the contestant it is about
 * @property {string} [against] the contestant that counted: the fastest of those named
 * @property {number} value
 * @property {Unit} unit of the value, where it is no ratio
 * @property {number} [atLeast]
 * @property {number} [atMost]
 * @property {boolean} pass
 * @property {string} [excused] why it is not asked for on this machine
 *
 * @typedef {object} Outcome
 * @property {string} name
 * @property {string} title
 * @property {Result[]} results ours is the first
 * @property {Verdict[]} verdicts
 * @property {string[]} notes
 * @property {string[]} agreement
 * @property {string} [broken] why there are no results: another row's are none the worse for it
 */

/**
 * @param {Row} row
 * @param {Measured} measured
 * @returns {Outcome}
 */
export function timed(row, { notes, agreement, timings, excused = {} }) {
  const results = row.contestants.map(({ name, label, unit = 'ms' }) => {
    const { samples, longestTask } = timings[name];
    return { name, label, unit, ...summary(samples), longestTask, samples };
  });
  return outcome(row, results, notes, agreement, excused);
}

/**
 * @param {Row} row
 * @param {Weighed} weighed
 * @returns {Outcome}
 */
export function weighed(row, { sizes, notes }) {
  const results = row.contestants.map(({ name, label, unit = 'bytes' }) => {
    const samples = [sizes[name]];
    return { name, label, unit, ...summary(samples), samples };
  });
  return outcome(row, results, notes, [], {});
}

/**
 * @param {Row} row
 * @param {Result[]} results
 * @param {string[]} notes
 * @param {string[]} agreement
 * @param {Record<string, string>} excused
 * @returns {Outcome}
 */
function outcome({ name, title, targets }, results, notes, agreement, excused) {
  const verdicts = targets.map((target) => {
    const verdict = judge(target, results);
    return { ...verdict, excused: excused[verdict.ours] };
  });
  return { name, title, results, verdicts, notes, agreement };
}

/**
 * @param {Target} target
 * @param {Result[]} results
 * @returns {Verdict}
 */
function judge({ of, ours: who, against = [], atLeast, atMost }, results) {
  const [first] = results;
  const ours = who === undefined ? first : found(results, who);
  const [rival] = against.map((name) => found(results, name)).sort((a, b) => a.median - b.median);
  const value = {
    faster: () => rival.median / ours.median,
    share: () => ours.median / rival.median,
    blocking: () => ours.longestTask ?? 0,
    value: () => ours.median,
  }[of]();
  const pass = value >= (atLeast ?? -Infinity) && value <= (atMost ?? Infinity);
  const { name, unit } = ours;
  return { of, ours: name, against: rival?.name, value, unit, atLeast, atMost, pass };
}

/** @param {Result[]} results @param {string} wanted */
function found(results, wanted) {
  const result = results.find(({ name }) => name === wanted);
  if (!result) throw new Error(`a target names '${wanted}', which is no contestant`);
  return result;
}
