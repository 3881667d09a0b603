/**
 * Tensors: an array with a shape.
 *
 * @import { ElementType, TensorData, TensorLike } from './index.js'
 */
import { refused, show, tagOf } from './errors.js';

/** The type of a tensor by the array that holds it. @type {Readonly<Record<string, ElementType>>} */
const TYPES = {
  Float16Array: 'float16',
  Float32Array: 'float32',
  Float64Array: 'float64',
  Int8Array: 'int8',
  Uint8Array: 'uint8',
  Uint8ClampedArray: 'uint8',
  Int16Array: 'int16',
  Uint16Array: 'uint16',
  Int32Array: 'int32',
  Uint32Array: 'uint32',
  BigInt64Array: 'int64',
  BigUint64Array: 'uint64',
};

/** What has no array of its own, or not everywhere. @type {Partial<Record<ElementType, string>>} */
const HINTS = {
  bool: 'Truths lie in a Uint8Array, as 0 and 1.',
  float16: 'Halves lie in a Float16Array, or as their bits in a Uint16Array.',
};

/** See `index.d.ts`. */
export class Tensor {
  /**
   * @param {TensorData} data
   * @param {readonly number[]} [shape]
   * @param {ElementType} [type]
   */
  constructor(data, shape = [/** @type {any} */ (data)?.length], type) {
    const found = typeOf(data, type, 'A tensor');
    check('A tensor', data, shape);
    this.data = data;
    this.shape = Object.freeze([...shape]);
    this.type = found;
  }

  /** How many elements it has. */
  get size() {
    return this.data.length;
  }
}

/**
 * The type of the elements.
 *
 * @param {any} data
 * @param {ElementType | undefined} asked
 * @param {string} where
 * @returns {ElementType}
 */
export function typeOf(data, asked, where) {
  const type = TYPES[tagOf(data)];
  if (!type) {
    throw refused(
      'ai/wrong-type',
      `${where} is a typed array with a shape; its data was ${show(data)}`,
      'Put the numbers into a Float32Array, an Int32Array, a BigInt64Array …',
    );
  }
  if (asked === undefined || asked === type) return type;
  if (asked === 'bool' && type === 'uint8') return 'bool';
  if (asked === 'float16' && type === 'uint16') return 'float16';
  throw refused(
    'ai/wrong-type',
    `${where} of the type '${asked}' cannot lie in a ${tagOf(data)}, which is ${type}`,
    HINTS[asked],
  );
}

/** Whether data and shape fit. @param {string} where @param {TensorData} data @param {readonly number[]} shape */
export function check(where, data, shape) {
  if (!Array.isArray(shape) || !shape.every((length) => Number.isInteger(length) && length >= 0)) {
    throw refused('ai/wrong-shape', `${where} has a shape of whole numbers, not ${show(shape)}`);
  }
  const count = shape.reduce((product, length) => product * length, 1);
  if (count !== data.length) {
    const lengths = shape.join(', ');
    throw refused(
      'ai/wrong-shape',
      `${where} of the shape [${lengths}] has ${count} elements, and ${data.length} were given`,
    );
  }
}

/**
 * Whether it is one tensor and not several by their names.
 *
 * @param {any} inputs
 * @returns {inputs is TensorLike}
 */
export const isTensor = (inputs) => inputs instanceof Tensor || ArrayBuffer.isView(inputs?.data);
