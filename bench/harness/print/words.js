/**
 * Numbers as people read them.
 *
 * @import { Result, Verdict } from '../judge.js'
 */

/** Three digits are all that a time is worth. @param {number} value */
const digits = (value) => value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2);

/** @param {Result} result */
export function middle({ unit, median }) {
  return unit === 'ms' ? `${digits(median)} ms` : `${median} B`;
}

/** @param {Result} result */
export function spread({ unit, min, max }) {
  return unit === 'ms' ? `${digits(min)}–${digits(max)}` : '';
}

/** The longest task on the main thread, where that was measured. @param {Result} result */
export function blocking({ longestTask }) {
  if (longestTask === undefined) return '';
  return longestTask ? `${longestTask.toFixed(0)} ms` : 'none';
}

/** @param {Verdict} verdict */
export function value({ of, value }) {
  return {
    faster: `${value.toFixed(2)}×`,
    share: `${value.toFixed(2)}×`,
    blocking: value ? `${value.toFixed(0)} ms` : 'none',
    size: `${value} B`,
  }[of];
}

/** @param {Verdict} verdict */
export function target({ of, atLeast, atMost }) {
  const sign = atLeast === undefined ? '≤' : '≥';
  const unit = { faster: '×', share: '×', blocking: ' ms', size: ' B' }[of];
  return `${sign} ${atLeast ?? atMost}${unit}`;
}

/** @param {Verdict} verdict */
export const verdict = ({ pass }) => (pass ? 'pass' : 'MISS');
