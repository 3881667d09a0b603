/**
 * The columns of what a field may hold.
 *
 * @import { Input, Output, ArrayType } from './bytes.js'
 *
 * @typedef {object} Column
 * @property {(values: ArrayLike<any>, out: Output) => void} write
 * @property {(from: Input, count: number) => ArrayLike<any>} read
 * @property {string} text what it is, for the fingerprint
 * @property {ArrayType} [array] what a list of these is in JavaScript, where it is no array
 */
import { BadRecord, within } from './bad.js';

/** @param {string} is @param {any} value @param {number} at */
const not = (is, value, at) => new BadRecord(`is ${words(value)}, and not ${is}`, at);

/** @param {any} value */
function words(value) {
  if (value === null || value === undefined) return `${value}`;
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : `${value}`;
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/**
 * A number that must be what it is once it was written: so what is too large, broken, NaN or no number is found at once.
 *
 * @param {string} text
 * @param {ArrayType} array
 * @param {string} is
 * @returns {Column}
 */
const exact = (text, array, is) => ({
  text,
  array,
  write(values, out) {
    const column = out.column(array, values.length);
    let at = 0;
    try {
      for (; at < column.length; at++) {
        const value = values[at];
        column[at] = value;
        if (column[at] !== value) throw not(is, value, at);
      }
    } catch (error) {
      // What cannot become a number at all, such as a symbol, or a bigint where there are none.
      throw error instanceof BadRecord ? error : not(is, values[at], at);
    }
  },
  read: (from, count) => from.column(array, count),
});

/** @param {string} text @param {ArrayType} array @returns {Column} */
const float = (text, array) => ({
  text,
  array,
  write(values, out) {
    const column = out.column(array, values.length);
    for (let at = 0; at < column.length; at++) {
      const value = values[at];
      if (typeof value !== 'number') throw not('a number', value, at);
      column[at] = value;
    }
  },
  read: (from, count) => from.column(array, count),
});

/** @param {string} text @param {ArrayType} array @param {number} bits */
const integer = (text, array, bits) =>
  exact(text, array, `${text[0] === 'u' ? 'an unsigned' : 'a signed'} integer of ${bits} bits`);

/** @type {Column} */
const truth = {
  text: 'bool',
  write(values, out) {
    const column = out.column(Uint8Array, values.length);
    for (let at = 0; at < column.length; at++) {
      const value = values[at];
      if (typeof value !== 'boolean') throw not('true or false', value, at);
      column[at] = value ? 1 : 0;
    }
  },
  read: (from, count) => Array.from(from.column(Uint8Array, count), (value) => value === 1),
};

/** @type {Column} */
const string = {
  text: 'string',
  write(values, out) {
    const lengths = out.column(Uint32Array, values.length);
    for (let at = 0; at < lengths.length; at++) {
      const value = values[at];
      if (typeof value !== 'string') throw not('a string', value, at);
      lengths[at] = value.length;
    }
    out.text(/** @type {string[]} */ (values).join(''));
  },
  read(from, count) {
    const lengths = from.column(Uint32Array, count);
    const text = from.text();
    const values = new Array(count);
    let start = 0;
    for (let at = 0; at < count; at++) {
      const end = start + lengths[at];
      values[at] = text.slice(start, end);
      start = end;
    }
    return values;
  },
};

/** What a field may hold by itself. @type {Record<string, Column>} */
export const PLAIN = {
  u8: integer('u8', Uint8Array, 8),
  i8: integer('i8', Int8Array, 8),
  u16: integer('u16', Uint16Array, 16),
  i16: integer('i16', Int16Array, 16),
  u32: integer('u32', Uint32Array, 32),
  i32: integer('i32', Int32Array, 32),
  u64: exact('u64', BigUint64Array, 'an unsigned bigint of 64 bits'),
  i64: exact('i64', BigInt64Array, 'a signed bigint of 64 bits'),
  f32: float('f32', Float32Array),
  f64: float('f64', Float64Array),
  bool: truth,
  string,
};

/** @param {Column} inner @returns {Column} what may be nothing: `undefined`, and `null` is taken for it */
export const optional = (inner) => ({
  text: `${inner.text}?`,
  write(values, out) {
    const mask = out.column(Uint8Array, values.length);
    /** @type {unknown[]} */
    const present = [];
    for (let at = 0; at < mask.length; at++) {
      const value = values[at];
      const is = value !== undefined && value !== null;
      mask[at] = is ? 1 : 0;
      if (is) present.push(value);
    }
    within(
      () => inner.write(present, out),
      (bad) => {
        let left = bad.at ?? 0;
        bad.at = Array.prototype.findIndex.call(
          values,
          (value) => (value ?? null) !== null && !left--,
        );
      },
    );
  },
  read(from, count) {
    const mask = from.column(Uint8Array, count);
    let present = 0;
    for (const is of mask) present += is;
    const inside = inner.read(from, present);
    const values = new Array(count);
    let next = 0;
    for (let at = 0; at < count; at++) values[at] = mask[at] ? inside[next++] : undefined;
    return values;
  },
});

/** @param {Column} inner @returns {Column} any number of them */
export const list = (inner) => ({
  text: `[${inner.text}]`,
  write(values, out) {
    const lengths = out.column(Uint32Array, values.length);
    /** @type {any[]} */
    const all = [];
    for (let at = 0; at < lengths.length; at++) {
      const value = values[at];
      const fits =
        Array.isArray(value) || (inner.array && value instanceof /** @type {any} */ (inner.array));
      if (!fits) throw not(inner.array ? `an array or ${inner.array.name}` : 'an array', value, at);
      lengths[at] = value.length;
      for (let i = 0; i < value.length; i++) all.push(value[i]);
    }
    within(
      () => inner.write(all, out),
      (bad) => {
        let left = bad.at ?? 0;
        bad.at = Array.prototype.findIndex.call(values, ({ length }) => {
          if (left < length) return true;
          left -= length;
          return false;
        });
        bad.path = `[${left}]${bad.path}`;
      },
    );
  },
  read(from, count) {
    const lengths = from.column(Uint32Array, count);
    let total = 0;
    for (const length of lengths) total += length;
    const all = /** @type {any} */ (inner.read(from, total));
    const values = new Array(count);
    let start = 0;
    for (let at = 0; at < count; at++) {
      const end = start + lengths[at];
      values[at] = all.slice(start, end);
      start = end;
    }
    return values;
  },
});

/** @param {string} name @param {string[]} names @returns {Column} an enum of names */
export const names = (name, names) => {
  const numbers = new Map(names.map((each, number) => [each, number]));
  return {
    text: `(${names.join('|')})`,
    write(values, out) {
      const column = out.column(Uint8Array, values.length);
      for (let at = 0; at < column.length; at++) {
        const number = numbers.get(values[at]);
        if (number === undefined) {
          const is = typeof values[at] === 'string' ? `'${values[at]}'` : words(values[at]);
          throw new BadRecord(`is ${is}, and no ${name}`, at);
        }
        column[at] = number;
      }
    },
    read: (from, count) => Array.from(from.column(Uint8Array, count), (number) => names[number]),
  };
};

/**
 * The column of what is written so: `f64`, `string?`, `[u8]`, `Point`.
 *
 * @param {string} kind
 * @param {Record<string, Column>} known records and enums
 * @returns {Column}
 */
export function columnOf(kind, known) {
  if (kind.endsWith('?')) return optional(columnOf(kind.slice(0, -1), known));
  if (kind.startsWith('[')) return list(columnOf(kind.slice(1, -1), known));
  return known[kind] ?? PLAIN[kind];
}
