/**
 * Every option by name, with what it may be. A name that is not in the table is refused, with the one that was probably meant:
 * a misspelt option that is silently ignored costs someone an afternoon. Whether a value makes sense for an image is for the
 * engine to say.
 */
import { badOption, nearest } from './errors.js';

/**
 * Says what a value should be, if it is not.
 *
 * @typedef {(value: any) => string | undefined} Check
 * @typedef {Readonly<Record<string, Check>>} Table
 */

/** @type {Check} */
const number = (value) => (Number.isFinite(value) ? undefined : 'a number');

/** @type {Check} */
const flag = (value) => (typeof value === 'boolean' ? undefined : 'true or false');

/** @type {(from: number, to: number) => Check} */
const whole = (from, to) => (value) =>
  Number.isInteger(value) && value >= from && value <= to
    ? undefined
    : `a whole number from ${from} to ${to}`;

/** @type {(...names: string[]) => Check} */
const oneOf =
  (...names) =>
  (value) => {
    if (names.includes(value)) return undefined;
    const meant = typeof value === 'string' && nearest(value, names);
    const list = names.map((name) => `'${name}'`).join(', ');
    return `one of ${list}${meant ? `; did you mean '${meant}'?` : ''}`;
  };

/** @type {Check} */
const text = (value) => (typeof value === 'string' ? undefined : 'a string');

/** @type {Check} */
const signal = (value) =>
  typeof value?.addEventListener === 'function' && 'aborted' in value
    ? undefined
    : 'an AbortSignal';

const side = whole(1, 0xffff_ffff);
const offset = whole(0, 0xffff_ffff);
const count = whole(1, Number.MAX_SAFE_INTEGER);

/** @type {Check} */
const quality = (value) => {
  const wrong = whole(1, 100)(value);
  if (!wrong || !(value > 0 && value < 1)) return wrong;
  return `${wrong}: where a canvas has ${value}, this has ${Math.round(value * 100)}`;
};

const limits = { pixels: count, bytes: count };

/** @type {Table} */
export const call = {
  signal,
  timeout: (value) => (value >= 0 ? undefined : 'milliseconds, 0 or more'),
  priority: number,
  onProgress: (value) => (typeof value === 'function' ? undefined : 'a function'),
};

/** @type {Table} */
export const input = {
  ...call,
  limits: (value) => void read('limits', value, limits),
  transfer: flag,
};

/** @type {Table} */
export const resize = {
  width: side,
  height: side,
  fit: oneOf('cover', 'contain', 'fill', 'inside', 'outside'),
  position: oneOf(
    'center',
    'top',
    'bottom',
    'left',
    'right',
    'topLeft',
    'topRight',
    'bottomLeft',
    'bottomRight',
  ),
  background: text,
  filter: oneOf('nearest', 'bilinear', 'hamming', 'catmullRom', 'mitchell', 'lanczos3'),
  enlarge: flag,
};

/** @type {Table} */
export const crop = { left: offset, top: offset, width: side, height: side };

/** @type {Table} */
export const sharpen = { sigma: number, amount: number, threshold: whole(0, 255) };

/** @type {Readonly<Record<'jpeg' | 'png' | 'webp', Table>>} */
export const formats = {
  jpeg: {
    quality,
    progressive: flag,
    subsampling: oneOf('4:4:4', '4:2:2', '4:2:0'),
    background: text,
  },
  png: { compression: oneOf('fast', 'balanced', 'small') },
  webp: {},
};

/** @type {Table} */
export const encode = { format: oneOf('jpeg', 'png', 'webp'), quality };

export { number, oneOf };

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
      const names = Object.keys(table).join(', ');
      throw badOption(
        `${where}: there is no option '${key}'${meant ? `; did you mean '${meant}'?` : ''}`,
        names ? `It has ${names}.` : 'It has no options: it is written without loss.',
      );
    }
    if (value === undefined) continue;
    const wrong = table[key](value);
    if (wrong) throw badOption(`${where}: ${key} is ${wrong}; it was ${show(value)}`);
    found[key] = value;
  }
  return found;
}

/**
 * The value, if it is good.
 *
 * @param {string} where
 * @param {string} name
 * @param {any} value
 * @param {Check} check
 */
export function argument(where, name, value, check) {
  const wrong = check(value);
  if (wrong) throw badOption(`${where}: ${name} is ${wrong}; it was ${show(value)}`);
  return value;
}

/** @param {unknown} value */
export function show(value) {
  if (typeof value === 'string') return value.length > 40 ? `a string` : `'${value}'`;
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object' || value === null) return String(value);
  return Array.isArray(value)
    ? 'an array'
    : `a ${Object.prototype.toString.call(value).slice(8, -1)}`;
}
