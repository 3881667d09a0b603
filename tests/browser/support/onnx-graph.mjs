/** Models of any nodes, as ONNX files hold them: what is said of them may be as odd as a file can say it. */
import { join, piece, text } from './onnx-write.mjs';

/**
 * @typedef {{ type: 'float32' | 'int32' | 'int64' | 'uint8' | 'int8', dims: readonly number[], data: readonly number[] }} Tensor
 * @typedef {{ operator: string, domain?: string, inputs: readonly string[], outputs: readonly string[], attributes?: Record<string, unknown> }} Node
 * @typedef {{ nodes: readonly Node[], inputs?: readonly { name: string, type?: Tensor['type'], sequence?: boolean, dims?: readonly number[] }[],
 *   constants?: Record<string, Tensor>, outputs: readonly string[] }} Graph
 */

/** The numbers that ONNX gives its types, and the arrays that hold them. */
const TYPES = {
  float32: { code: 1, array: Float32Array },
  uint8: { code: 2, array: Uint8Array },
  int8: { code: 3, array: Int8Array },
  int32: { code: 6, array: Int32Array },
  int64: { code: 7, array: BigInt64Array },
};

/** The numbers of a tensor in the array that its type has. @param {Tensor} tensor */
export function arrayOf({ type, data }) {
  if (type === 'int64') return BigInt64Array.from(data, BigInt);
  return TYPES[type].array.from(data);
}

/** @param {Graph} graph @param {number} [opset] */
export const file = (graph, opset = 21) =>
  join(
    integer(1, 8),
    piece(7, written(graph)),
    piece(8, integer(2, opset)),
    piece(8, join(text(1, 'com.microsoft'), integer(2, 1))),
  );

/** A number with a point, where an attribute could as well be whole. */
export class Float {
  /** @param {number} value */
  constructor(value) {
    this.value = value;
  }
}

/** @param {Graph} graph @returns {Uint8Array} */
function written({ nodes, inputs = [], constants = {}, outputs }) {
  return join(
    ...nodes.map((node, at) => piece(1, nodeOf(node, at))),
    text(2, 'graph'),
    ...Object.entries(constants).map(([name, tensor]) => piece(5, tensorOf(tensor, name))),
    ...inputs.map((input) => piece(11, portOf(input))),
    ...outputs.map((name) => piece(12, text(1, name))),
  );
}

/** @param {Node} node @param {number} at */
function nodeOf({ operator, domain, inputs, outputs, attributes = {} }, at) {
  return join(
    ...inputs.map((name) => text(1, name)),
    ...outputs.map((name) => text(2, name)),
    text(3, `node-${at}`),
    text(4, operator),
    ...Object.entries(attributes).map(([name, value]) => piece(5, attributeOf(name, value))),
    ...(domain ? [text(7, domain)] : []),
  );
}

/** @param {string} name @param {any} value */
function attributeOf(name, value) {
  const of = text(1, name);
  if (value instanceof Float) return join(of, float(2, value.value), integer(20, 1));
  if (typeof value === 'number') return join(of, integer(3, value), integer(20, 2));
  if (typeof value === 'string') return join(of, text(4, value), integer(20, 3));
  if (Array.isArray(value)) {
    return join(of, ...value.map((each) => integer(8, each)), integer(20, 7));
  }
  if ('nodes' in value) return join(of, piece(6, written(value)), integer(20, 5));
  return join(of, piece(5, tensorOf(value, '')), integer(20, 4));
}

/** @param {Tensor} tensor @param {string} name */
function tensorOf(tensor, name) {
  const { buffer } = arrayOf(tensor);
  return join(
    ...tensor.dims.map((length) => integer(1, length)),
    integer(2, TYPES[tensor.type].code),
    text(8, name),
    piece(9, new Uint8Array(buffer)),
  );
}

/** @param {NonNullable<Graph['inputs']>[number]} port */
function portOf({ name, type, sequence, dims }) {
  if (!type) return text(1, name);
  const shape = dims ? [piece(2, join(...dims.map((length) => piece(1, integer(1, length)))))] : [];
  const tensor = piece(1, join(integer(1, TYPES[type].code), ...shape));
  return join(text(1, name), piece(2, sequence ? piece(4, piece(1, tensor)) : tensor));
}

/** @param {number} field @param {number} value */
function float(field, value) {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setFloat32(0, value, true);
  return join(Uint8Array.of((field << 3) | 5), bytes);
}

/** A whole number of 64 bits, which may be below zero. @param {number} field @param {number} value */
function integer(field, value) {
  const bytes = field < 16 ? [field << 3] : [((field << 3) & 127) | 128, (field << 3) >> 7];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  return Uint8Array.from([...bytes, Number(rest)]);
}
