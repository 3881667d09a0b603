/**
 * What the front refuses before anything crosses to Rust. Codes are those of the engine where it has one for the same.
 */
import { RefusedError } from './engine.js';

/**
 * An error with any code of the engine.
 *
 * @param {string} code
 * @param {string} message
 * @param {string} [hint] what to do instead
 */
export function refused(code, message, hint) {
  return new RefusedError(message, { code, ...(hint && { hint }) });
}

/**
 * @param {string} message
 * @param {string} [hint]
 */
export const badInput = (message, hint) => refused('ai/bad-input', message, hint);

/**
 * @param {string} message
 * @param {string} [hint]
 */
export const badOption = (message, hint) => refused('ai/bad-option', message, hint);

/**
 * @param {string} message
 * @param {string} [hint]
 */
export const badKit = (message, hint) => refused('ai/bad-kit', message, hint);

/**
 * The word that was probably meant: one that differs only in case, or by a letter or two.
 *
 * @param {string} given
 * @param {readonly string[]} known
 * @returns {string | undefined}
 */
export function nearest(given, known) {
  const word = given.toLowerCase();
  const ranked = known
    .map((name) => ({ name, steps: steps(word, name.toLowerCase()) }))
    .sort((a, b) => a.steps - b.steps)[0];
  return ranked && ranked.steps <= Math.max(1, word.length / 4) ? ranked.name : undefined;
}

/** How many letters have to be put, dropped or changed. @param {string} a @param {string} b */
function steps(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length];
}

/** A value, as a message names it. @param {unknown} value */
export function show(value) {
  if (typeof value === 'string') return value.length > 40 ? 'a string' : `'${value}'`;
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object' || value === null) return String(value);
  return Array.isArray(value) ? 'an array' : `a ${tagOf(value)}`;
}

/** By tag and not by `instanceof`: values come from frames and other realms too. @param {unknown} value */
export const tagOf = (value) => Object.prototype.toString.call(value).slice(8, -1);
