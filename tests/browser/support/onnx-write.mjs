/** Models of one node, as ONNX files hold them: what of protobuf they take, and no more. */

/** The numbers that ONNX gives its types. @type {Record<string, number>} */
const TYPES = { float32: 1, uint8: 2, int8: 3, int32: 6, int64: 7 };

/**
 * A model of one node that gives `out`.
 *
 * @param {string} operator
 * @param {Uint8Array[]} attributes
 * @param {{ name: string, type: string, shape: readonly number[] }[]} inputs
 * @returns {Uint8Array}
 */
export function model(operator, attributes, inputs) {
  const names = inputs.map(({ name }) => name);
  return file([node(operator, attributes, names, 'out')], inputs);
}

/**
 * The same with a second node that takes what the first gives, and numbers that do not change.
 *
 * @param {string} operator
 * @param {Uint8Array[]} attributes
 * @param {{ name: string, type: string, shape: readonly number[] }[]} inputs
 * @param {string} then
 * @param {number[]} numbers
 * @returns {Uint8Array}
 */
export function pair(operator, attributes, inputs, then, numbers) {
  const names = inputs.map(({ name }) => name);
  const constants = numbers.map((_, i) => `constant${i}`);
  const nodes = [
    node(operator, attributes, names, 'between'),
    node(then, [], ['between', ...constants], 'out'),
  ];
  const written = numbers.map((number, i) => {
    const bytes = new Uint8Array(Float32Array.of(number).buffer);
    return join(whole(2, TYPES.float32), text(8, constants[i]), piece(9, bytes));
  });
  return file(nodes, inputs, written);
}

/** @param {Uint8Array[]} nodes @param {{ name: string, type: string, shape: readonly number[] }[]} inputs @param {Uint8Array[]} constants */
function file(nodes, inputs, constants = []) {
  const graph = join(
    ...nodes.map((node) => piece(1, node)),
    text(2, 'graph'),
    ...constants.map((constant) => piece(5, constant)),
    ...inputs.map(({ name, type, shape }) => piece(11, port(name, type, shape))),
    piece(12, text(1, 'out')),
  );
  return join(whole(1, 8), piece(7, graph), piece(8, whole(2, 17)));
}

/** @param {string} operator @param {Uint8Array[]} attributes @param {string[]} inputs @param {string} output */
const node = (operator, attributes, inputs, output) =>
  join(
    ...inputs.map((name) => text(1, name)),
    text(2, output),
    text(3, output),
    text(4, operator),
    ...attributes.map((attribute) => piece(5, attribute)),
  );

/** @param {string} name @param {number | number[]} value @returns {Uint8Array} */
export const attribute = (name, value) =>
  Array.isArray(value)
    ? join(text(1, name), ...value.map((each) => whole(8, each)), whole(20, 7))
    : join(text(1, name), whole(3, value), whole(20, 2));

/** @param {string} name @param {string} type @param {readonly number[]} shape */
function port(name, type, shape) {
  const dims = shape.map((length) => piece(1, whole(1, length)));
  const tensor = join(whole(1, TYPES[type]), piece(2, join(...dims)));
  return join(text(1, name), piece(2, piece(1, tensor)));
}

/** @param {number} field @param {string} value */
export const text = (field, value) => piece(field, new TextEncoder().encode(value));

/** @param {number} field @param {Uint8Array} bytes */
export const piece = (field, bytes) => join(varint((field << 3) | 2), varint(bytes.length), bytes);

/** @param {number} field @param {number} value from 0 on */
const whole = (field, value) => join(varint(field << 3), varint(value));

/** @param {number} value */
function varint(value) {
  const bytes = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  return Uint8Array.from([...bytes, rest]);
}

/** @param {Uint8Array[]} parts */
export const join = (...parts) => Uint8Array.from(parts.flatMap((part) => [...part]));
