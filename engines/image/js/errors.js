/**
 * What the front refuses before anything crosses to Rust. Codes are those of the engine where it has one for the same.
 */
import { RefusedError } from './engine.js';

/**
 * @param {string} message
 * @param {string} [hint] what to do instead
 */
export function badInput(message, hint) {
  return new RefusedError(message, { code: 'image/bad-input', ...(hint && { hint }) });
}

/**
 * @param {string} message
 * @param {string} [hint]
 */
export function badOption(message, hint) {
  return new RefusedError(message, { code: 'image/bad-option', ...(hint && { hint }) });
}

/**
 * The word that was probably meant.
 *
 * @param {string} given
 * @param {readonly string[]} known
 * @returns {string | undefined}
 */
export function nearest(given, known) {
  const word = given.toLowerCase();
  const ranked = known
    .map((name) => ({ name, steps: distance(word, name.toLowerCase()) }))
    .sort((a, b) => a.steps - b.steps)[0];
  return ranked && ranked.steps <= Math.max(2, word.length / 3) ? ranked.name : undefined;
}

/**
 * How many letters have to be put, dropped, changed or swapped with their neighbour.
 *
 * @param {string} a
 * @param {string} b
 */
function distance(a, b) {
  /** @type {number[][]} */
  const rows = Array.from({ length: a.length + 1 }, (_, i) => [i]);
  rows[0] = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      rows[i][j] = Math.min(
        rows[i - 1][j] + 1,
        rows[i][j - 1] + 1,
        rows[i - 1][j - 1] + (same ? 0 : 1),
      );
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
    }
  }
  return rows[a.length][b.length];
}
