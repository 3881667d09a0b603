/**
 * Every option by name, with what it may be. A name that is not in the table is refused, with the one that was probably meant:
 * a misspelt option that is silently ignored costs someone an afternoon.
 */
import { badOption, nearest, show } from './errors.js';

/**
 * Says what a value should be, if it is not.
 *
 * @typedef {(value: any) => string | undefined} Check
 * @typedef {Readonly<Record<string, Check>>} Table
 */

/** @type {Check} */
export const number = (value) => (Number.isFinite(value) ? undefined : 'a number');

/** @type {Check} */
export const flag = (value) => (typeof value === 'boolean' ? undefined : 'true or false');

/** @type {Check} */
export const text = (value) => (typeof value === 'string' ? undefined : 'a string');

/** @type {Check} */
export const callback = (value) => (typeof value === 'function' ? undefined : 'a function');

/** @type {(from: number, to?: number) => Check} */
export const whole =
  (from, to = Number.MAX_SAFE_INTEGER) =>
  (value) =>
    Number.isInteger(value) && value >= from && value <= to
      ? undefined
      : `a whole number from ${from}${to < Number.MAX_SAFE_INTEGER ? ` to ${to}` : ' on'}`;

/** @type {(...names: string[]) => Check} */
export const oneOf =
  (...names) =>
  (value) => {
    if (names.includes(value)) return undefined;
    const meant = typeof value === 'string' && nearest(value, names);
    const list = names.map((name) => `'${name}'`).join(', ');
    return `one of ${list}${meant ? `; did you mean '${meant}'?` : ''}`;
  };

/** @type {Check} */
export const signal = (value) =>
  typeof value?.addEventListener === 'function' && 'aborted' in value
    ? undefined
    : 'an AbortSignal';

/** What each call of a model or a task takes. @type {Table} */
export const call = {
  signal,
  timeout: (value) => (value >= 0 ? undefined : 'milliseconds, 0 or more'),
  priority: number,
};

/** What each `load` takes. @type {Table} */
export const load = {
  signal,
  onProgress: callback,
  cache: oneOf('opfs', 'cache', 'none'),
};

const count = whole(1);

/** What `Model.load` takes. @type {Table} */
export const model = {
  ...load,
  integrity: text,
  limits: (value) => void read('limits', value, { bytes: count, tensorBytes: count, nodes: count }),
};

/**
 * The options that are set, once every name and value was found good.
 *
 * @param {string} where the function, for the message
 * @param {any} given
 * @param {Table} table
 * @returns {Record<string, any>}
 */
export function read(where, given, table) {
  if (given === undefined) return {};
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw badOption(`${where}: its options are an object, not ${show(given)}`);
  }
  /** @type {Record<string, any>} */
  const found = {};
  for (const [key, value] of Object.entries(given)) {
    if (!Object.hasOwn(table, key)) {
      const meant = nearest(key, Object.keys(table));
      throw badOption(
        `${where}: there is no option '${key}'${meant ? `; did you mean '${meant}'?` : ''}`,
        `It has ${Object.keys(table).join(', ')}.`,
      );
    }
    if (value === undefined) continue;
    const wrong = table[key](value);
    if (wrong) throw badOption(`${where}: ${key} is ${wrong}; it was ${show(value)}`);
    found[key] = value;
  }
  return found;
}
