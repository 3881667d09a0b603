/** Numbers that stand for many. */

/** @param {number[]} samples */
export function median(samples) {
  const sorted = samples.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** @param {number[]} samples */
export function summary(samples) {
  return { median: median(samples), min: Math.min(...samples), max: Math.max(...samples) };
}

/**
 * The value that so many of a hundred do not exceed.
 *
 * @param {number[]} samples
 * @param {number} percent
 */
export function percentile(samples, percent) {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)];
}
