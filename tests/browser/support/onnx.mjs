/** The tensors of ONNX's backend test, as its files hold them: what of protobuf they take, and no more. */

/**
 * @typedef {object} Tensor
 * @property {any} data
 * @property {number[]} shape
 * @property {string} [type] where the array does not say it
 */

/** A type that JavaScript has no array for. */
export class NoArray extends Error {}

/** How each type lies in a file: its array, and the field that holds it where it is not raw. @type {Record<number, [any, number, string?]>} */
const TYPES = {
  1: [Float32Array, 4],
  2: [Uint8Array, 5],
  3: [Int8Array, 5],
  4: [Uint16Array, 5],
  5: [Int16Array, 5],
  6: [Int32Array, 5],
  7: [BigInt64Array, 7],
  9: [Uint8Array, 5, 'bool'],
  10: [Uint16Array, 5, 'float16'],
  11: [Float64Array, 10],
  12: [Uint32Array, 11],
  13: [BigUint64Array, 11],
};

/**
 * A tensor, or a list of some.
 *
 * @param {Uint8Array} bytes
 * @param {boolean} list
 * @returns {Tensor | Tensor[]}
 */
export function read(bytes, list) {
  // A copy, for the parts of what Node reads from a file are not copied when they are sliced.
  const whole = new Uint8Array(bytes);
  if (!list) return tensor(whole);
  const found = fields(whole);
  if (found.get(2)?.[0] !== 1n) throw new NoArray('a list of something else than tensors');
  return (found.get(3) ?? []).map(tensor);
}

/** @param {Uint8Array} bytes @returns {Tensor} */
function tensor(bytes) {
  const found = fields(bytes);
  const shape = numbers(found.get(1)).map(Number);
  const type = Number(found.get(2)?.[0] ?? 0n);
  const known = TYPES[type];
  if (!known) throw new NoArray(`a tensor of the type ${type}`);
  const [Data, field, name] = known;
  const [raw] = found.get(9) ?? [];
  if (raw) return { data: new Data(raw.slice().buffer), shape, ...(name && { type: name }) };
  const values = found.get(field) ?? [];
  const data =
    field === 4 || field === 10
      ? Data.from(values.flatMap((piece) => [...new Data(piece.slice().buffer)]))
      : Data.from(
          numbers(values),
          /big/i.test(Data.name) ? (/** @type {bigint} */ each) => each : Number,
        );
  return { data, shape, ...(name && { type: name }) };
}

/** Whole numbers, one by one or packed. @param {any[]} [values] @returns {bigint[]} */
const numbers = (values = []) =>
  values.flatMap((value) => {
    if (typeof value === 'bigint') return [value];
    const cursor = { bytes: value, at: 0 };
    const all = [];
    while (cursor.at < value.length) all.push(varint(cursor));
    return all;
  });

/** The fields of a message. @param {Uint8Array} bytes @returns {Map<number, any[]>} */
function fields(bytes) {
  const cursor = { bytes, at: 0 };
  const found = new Map();
  while (cursor.at < bytes.length) {
    const key = Number(varint(cursor));
    const value = pieceOf(cursor, key & 7);
    found.set(key >> 3, [...(found.get(key >> 3) ?? []), value]);
  }
  return found;
}

/** @param {{ bytes: Uint8Array, at: number }} cursor @param {number} kind */
function pieceOf(cursor, kind) {
  if (kind === 0) return varint(cursor);
  const length = kind === 2 ? Number(varint(cursor)) : kind === 1 ? 8 : 4;
  cursor.at += length;
  return cursor.bytes.subarray(cursor.at - length, cursor.at);
}

/** @param {{ bytes: Uint8Array, at: number }} cursor */
function varint(cursor) {
  let value = 0n;
  for (let shift = 0n; ; shift += 7n) {
    const byte = cursor.bytes[cursor.at++] ?? 0;
    value |= BigInt(byte & 127) << shift;
    if (byte < 128) return BigInt.asIntN(64, value);
  }
}
