/**
 * Tensors: an array with a shape.
 *
 * @import { ElementType, TensorData, TensorLike } from './index.js'
 * @import { TensorPlace } from './engine.js'
 */
import { badInput, refused, show, tagOf } from './errors.js';

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
function typeOf(data, asked, where) {
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

/** @param {string} where @param {TensorData} data @param {readonly number[]} shape */
function check(where, data, shape) {
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

/** Where in the bytes a tensor may begin, so that its numbers need not be copied to be read. */
const ALIGN = 16;

/**
 * Named tensors as they cross: bytes, and where in them each lies. One alone goes as it is, several are put into one array.
 *
 * @param {Record<string, TensorLike | readonly TensorLike[]>} inputs
 * @returns {{ bytes: Uint8Array, places: TensorPlace[] }}
 */
export function pack(inputs) {
  /** @type {TensorPlace[]} */
  const places = [];
  /** @type {Uint8Array[]} */
  const parts = [];
  let offset = 0;
  /** @param {string} name @param {any} tensor @param {boolean} list */
  const put = (name, tensor, list) => {
    const where = `Input '${name}'`;
    if (typeof tensor !== 'object' || tensor === null) {
      throw badInput(`${where} is a tensor, { data, shape }; it was ${show(tensor)}`);
    }
    const { data, shape = [data?.length] } = tensor;
    const type = typeOf(data, tensor.type, where);
    check(where, data, shape);
    const part = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    places.push({ name, type, shape: [...shape], offset, bytes: part.length, list });
    parts.push(part);
    offset += Math.ceil(part.length / ALIGN) * ALIGN;
  };
  for (const [name, value] of Object.entries(inputs)) {
    if (!Array.isArray(value)) put(name, value, false);
    else for (const tensor of value) put(name, tensor, true);
  }
  if (parts.length === 1) return { bytes: parts[0], places };
  const bytes = new Uint8Array(offset);
  parts.forEach((part, i) => {
    bytes.set(part, places[i].offset);
  });
  return { bytes, places };
}

/**
 * Whether it is one tensor and not several by their names.
 *
 * @param {any} inputs
 * @returns {inputs is TensorLike}
 */
export const isTensor = (inputs) => inputs instanceof Tensor || ArrayBuffer.isView(inputs?.data);

/**
 * What came back: first what the tensors are, and then the data of each.
 *
 * @param {[string, ...any[]]} result
 * @returns {Record<string, any>} a tensor for each name, or a list of some
 */
export function unpack([about, ...data]) {
  /** @type {{ name: string, list: boolean, tensors: { type: ElementType, shape: number[] }[] }[]} */
  const given = JSON.parse(about);
  let at = 0;
  return Object.fromEntries(
    given.map(({ name, list, tensors }) => {
      const values = tensors.map(({ type, shape }) => new Tensor(data[at++], shape, type));
      return [name, list ? values : values[0]];
    }),
  );
}
