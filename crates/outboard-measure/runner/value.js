/**
 * A value as bytes, and bytes as a value: a tag, then its contents, numbers with the least byte first. `outboard-bench` has the Rust
 * of it.
 */

const [NOTHING, FALSE, TRUE, NUMBER, INTEGER, TEXT, ARRAY, LIST] = [0, 1, 2, 3, 4, 5, 6, 7];

/** In the order of their tags. */
const arrays = [
  Uint8Array,
  Int8Array,
  Uint16Array,
  Int16Array,
  Uint32Array,
  Int32Array,
  BigUint64Array,
  BigInt64Array,
  Float32Array,
  Float64Array,
];

/**
 * Reads what Rust wrote.
 *
 * @param {Uint8Array} bytes
 * @returns {unknown}
 */
export function decode(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const count = () => {
    at += 8;
    return Number(view.getBigUint64(at - 8, true));
  };
  /** @returns {unknown} */
  const value = () => {
    switch (bytes[at++]) {
      case NOTHING:
        return undefined;
      case FALSE:
        return false;
      case TRUE:
        return true;
      case NUMBER:
        at += 8;
        return view.getFloat64(at - 8, true);
      case INTEGER:
        at += 16;
        return BigInt.asIntN(
          128,
          (view.getBigInt64(at - 8, true) << 64n) | view.getBigUint64(at - 16, true),
        );
      case TEXT: {
        const length = count();
        at += length;
        return new TextDecoder().decode(bytes.slice(at - length, at));
      }
      case ARRAY: {
        const Type = arrays[bytes[at++] ?? 0] ?? Uint8Array;
        const length = count() * Type.BYTES_PER_ELEMENT;
        at += length;
        // A copy of its own, and so aligned.
        return new Type(bytes.slice(at - length, at).buffer);
      }
      default:
        return Array.from({ length: count() }, value);
    }
  };
  return value();
}

/**
 * Writes what Rust reads.
 *
 * @param {unknown} value
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function encode(value) {
  /** @type {Uint8Array[]} */
  const parts = [];
  write(value, parts, 0);
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** @param {unknown} value @param {Uint8Array[]} parts @param {number} depth */
function write(value, parts, depth) {
  if (depth > 64) throw unfit('lists that lie too deep in one another');
  if (value === undefined || value === null) parts.push(Uint8Array.of(NOTHING));
  else if (typeof value === 'boolean') parts.push(Uint8Array.of(value ? TRUE : FALSE));
  else if (typeof value === 'number') parts.push(tagged(NUMBER, new Float64Array([value])));
  else if (typeof value === 'bigint') {
    if (BigInt.asIntN(128, value) !== value) throw unfit('a BigInt of more than 128 bits');
    parts.push(tagged(INTEGER, new BigInt64Array([BigInt.asIntN(64, value), value >> 64n])));
  } else if (typeof value === 'string') {
    const text = new TextEncoder().encode(value);
    parts.push(tagged(TEXT, lengthOf(text)), text);
  } else if (value instanceof ArrayBuffer) write(new Uint8Array(value), parts, depth);
  else if (ArrayBuffer.isView(value)) writeArray(value, parts);
  else if (Array.isArray(value)) {
    parts.push(tagged(LIST, lengthOf(value)));
    for (const each of value) write(each, parts, depth + 1);
  } else throw unfit(Object.prototype.toString.call(value));
}

/** @param {ArrayBufferView} array @param {Uint8Array[]} parts */
function writeArray(array, parts) {
  const bytesOnly = array instanceof Uint8ClampedArray || array instanceof DataView;
  const tag = bytesOnly ? 0 : arrays.findIndex((Type) => array instanceof Type);
  if (tag < 0) throw unfit(Object.prototype.toString.call(array));
  const contents = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  const length = array.byteLength / (arrays[tag]?.BYTES_PER_ELEMENT ?? 1);
  parts.push(Uint8Array.of(ARRAY), tagged(tag, lengthOf({ length })), contents);
}

/** @param {{ length: number }} list */
const lengthOf = ({ length }) => new BigUint64Array([BigInt(length)]);

/** @param {number} tag @param {ArrayBufferView} contents */
const tagged = (tag, { buffer, byteLength }) => {
  const bytes = new Uint8Array(byteLength + 1);
  bytes[0] = tag;
  bytes.set(new Uint8Array(buffer), 1);
  return bytes;
};

/** @param {string} what */
const unfit = (what) =>
  Object.assign(new TypeError(`the result is or holds what cannot be compared: ${what}`), {
    code: 'not-a-value',
  });
