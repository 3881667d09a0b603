/**
 * Numbers as people read them.
 *
 * @import { Result, Verdict } from '../judge.js'
 */

/** Three digits are all that a time is worth. @param {number} value */
const digits = (value) => value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2);

/** The unit in which a time is told, and how many of them a millisecond has. @param {number} ms @returns {[string, number]} */
function scale(ms) {
  if (ms >= 0.1 || ms === 0) return ['ms', 1];
  return ms >= 1e-4 ? ['µs', 1e3] : ['ns', 1e6];
}

/** @param {number} value @param {Result['unit']} unit */
function amount(value, unit) {
  if (unit === 'bytes') return `${value} B`;
  if (unit === 'count') return String(value);
  const [name, factor] = scale(value);
  return `${digits(value * factor)} ${name}`;
}

/** @param {Result} result */
export const middle = ({ unit, median }) => amount(median, unit);

/** In the unit of the median. @param {Result} result */
export function spread({ unit, median, min, max }) {
  if (unit === 'bytes') return '';
  const [, factor] = unit === 'ms' ? scale(median) : ['', 1];
  return unit === 'count' ? `${min}–${max}` : `${digits(min * factor)}–${digits(max * factor)}`;
}

/** The longest task on the main thread, where that was measured. @param {Result} result */
export function blocking({ longestTask }) {
  if (longestTask === undefined) return '';
  return longestTask ? `${longestTask.toFixed(0)} ms` : 'none';
}

/** @param {Verdict} verdict */
export function value({ of, value, unit }) {
  return {
    faster: () => `${value.toFixed(2)}×`,
    share: () => `${value.toFixed(2)}×`,
    blocking: () => (value ? `${value.toFixed(0)} ms` : 'none'),
    value: () => amount(value, unit),
  }[of]();
}

/** @param {Verdict} verdict */
export function target({ of, unit, atLeast, atMost }) {
  const sign = atLeast === undefined ? '≤' : '≥';
  const own = { ms: ' ms', bytes: ' B', count: '' }[unit];
  const suffix = { faster: '×', share: '×', blocking: ' ms', value: own }[of];
  return `${sign} ${atLeast ?? atMost}${suffix}`;
}

/** @param {Verdict} verdict */
export function verdict({ pass, excused }) {
  if (pass) return 'pass';
  return excused === undefined ? 'MISS' : 'not asked';
}
