/**
 * Calls of operators as no model should make them: lengths of nothing, indices beyond the end, windows of 2^31, and what else fits into a file
 * or an input. Each comes from a call that is right, by one to three changes, and is the same for the same seed.
 *
 * @import { Graph, Tensor } from './onnx-graph.mjs'
 * @import { Call } from './onnx-operators.mjs'
 */
import { Float, file } from './onnx-graph.mjs';
import { CALLS } from './onnx-operators.mjs';

/** Whole numbers that somebody might not have thought of. Those beyond 32 bits fit into attributes alone. */
const INTS = [0, -1, 1, 2, -2, 3, 5, -7, 100, 46341, 65536, 2 ** 30, 2 ** 31 - 1, 1 - 2 ** 31];
const LARGE = [...INTS, 0, -1, -(2 ** 31), 2 ** 32, 2 ** 62, -(2 ** 62)];
const FLOATS = [0, -0, 1, -1, 0.3, 1e-30, 1e9, -1e9, 3e38, Number.NaN, Infinity, -Infinity];
const LENGTHS = [0, 0, 1, 2, 3, 5, 9];

/** Numbers by chance, the same for the same seed. @param {number} seed */
function chances(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    below: (/** @type {number} */ end) => Math.floor(next() * end),
    /** @template T @param {readonly T[]} list @returns {T} */
    of: (list) => list[Math.floor(next() * list.length)],
  };
}

/** @typedef {ReturnType<typeof chances>} Chance */

/**
 * @typedef {object} OddCase
 * @property {Call} call
 * @property {boolean[]} constant which inputs are weights of the model
 * @property {boolean} chained whether the first input comes from another operator, so that it may be changed in place
 * @property {number[][]} declared shapes of inputs as the model says them, which it may do wrongly
 * @property {number} seed
 */

/**
 * So many odd calls for each that is right.
 *
 * @param {number} each
 * @param {number} seed
 * @returns {Generator<OddCase>}
 */
export function* oddCases(each, seed) {
  for (const [at, call] of CALLS.entries()) {
    for (let turn = 0; turn < each; turn++) {
      yield oddCase(call, seed * 1_000_003 + at * 9973 + turn);
    }
  }
}

/** @param {Call} of @param {number} seed @returns {OddCase} */
function oddCase(of, seed) {
  const chance = chances(seed);
  const call = { ...of, inputs: [...of.inputs], attributes: { ...of.attributes } };
  const changes = 1 + chance.below(3);
  for (let at = 0; at < changes; at++) change(call, chance);
  const share = chance.of([0, 0, 0.5, 1]);
  const constant = call.inputs.map(() => chance.next() < share);
  const declares = chance.next() < 0.2;
  const declared = call.inputs.map((input) => (declares && input ? dimsOf(input, chance) : []));
  return { call, constant, declared, chained: chance.next() < 0.3, seed };
}

/** @param {Tensor} tensor @param {Chance} chance */
const dimsOf = ({ dims }, chance) =>
  dims.map((length) => (chance.next() < 0.3 ? Math.abs(chance.of(INTS)) : length));

/** @param {Call & { inputs: (Tensor | null)[], attributes: Record<string, any> }} call @param {Chance} chance */
function change(call, chance) {
  const names = Object.keys(call.attributes);
  const given = call.inputs.flatMap((input, at) => (input ? [at] : []));
  if (names.length && (given.length === 0 || chance.next() < 0.35)) {
    const name = chance.of(names);
    const value = attribute(call.attributes[name], chance);
    if (value === undefined) delete call.attributes[name];
    else call.attributes[name] = value;
    return;
  }
  if (!given.length) return;
  const at = chance.of(given);
  const tensor = /** @type {Tensor} */ (call.inputs[at]);
  const how = chance.below(24);
  if (how === 0) call.inputs[at] = null;
  else if (how === 1) call.inputs[at] = call.inputs[chance.of(given)];
  else if (how === 2) call.inputs.pop();
  else if (tensor.data.length && chance.next() < numbersOf(tensor))
    call.inputs[at] = values(tensor, chance);
  else call.inputs[at] = lengths(tensor, chance);
}

/** How likely it is that numbers are changed, and not lengths: those of few numbers say something. @param {Tensor} tensor */
const numbersOf = ({ type, data }) => (type === 'int64' || data.length === 1 ? 0.7 : 0.1);

/** @param {any} value @param {Chance} chance @returns {unknown} */
function attribute(value, chance) {
  if (chance.next() < 0.08) return undefined;
  if (value instanceof Float) return new Float(chance.of(FLOATS));
  if (typeof value === 'number') return chance.of(LARGE);
  if (typeof value === 'string') return value.includes('->') ? equation(value, chance) : value;
  if (!Array.isArray(value)) return lengths(value, chance);
  const list = [...value];
  const how = chance.below(8);
  if (how === 0) list.pop();
  else if (how === 1) list.push(chance.of(INTS));
  else if (how === 2) return list.map(() => chance.of(LARGE));
  else if (how === 3) return [];
  else if (list.length) list[chance.below(list.length)] = chance.of(LARGE);
  return list;
}

/** @param {string} value @param {Chance} chance */
function equation(value, chance) {
  const at = chance.below(value.length + 1);
  const letters = chance.of(['', 'i', 'z', ',', '->', '...', ' ', '.', 'é']);
  return value.slice(0, at) + letters + value.slice(at + chance.below(2));
}

/** @param {Tensor} tensor @param {Chance} chance @returns {Tensor} */
function values(tensor, chance) {
  const data = [...tensor.data];
  const odd = tensor.type === 'float32' ? FLOATS : INTS;
  const all = chance.next() < 0.2;
  for (let at = all ? 0 : chance.below(data.length); at < data.length; at++) {
    data[at] = chance.of(odd);
    if (!all) break;
  }
  return { ...tensor, data };
}

/** @param {Tensor} tensor @param {Chance} chance @returns {Tensor} */
function lengths(tensor, chance) {
  let dims = [...tensor.dims];
  const how = chance.below(10);
  if (how === 0) dims = [];
  else if (how === 1) dims.unshift(chance.of(LENGTHS));
  else if (how === 2) dims.pop();
  else if (how === 3) dims.push(chance.of(LENGTHS));
  else if (how === 4) dims = dims.map(() => 0);
  else if (dims.length) dims[chance.below(dims.length)] = chance.of(LENGTHS);
  const length = dims.reduce((product, dim) => product * dim, 1);
  const from = tensor.data.length ? tensor.data : [0];
  return { ...tensor, dims, data: Array.from({ length }, (_, at) => from[at % from.length]) };
}

/**
 * The model of a case, and what it takes when it runs.
 *
 * @param {OddCase} of
 * @returns {{ model: Uint8Array, inputs: Record<string, Tensor> }}
 */
export function modelOf({ call, constant, declared, chained }) {
  /** @type {Record<string, Tensor>} */
  const inputs = {};
  /** @type {Record<string, Tensor>} */
  const constants = {};
  const names = call.inputs.map((tensor, at) => {
    if (!tensor) return '';
    const name = `in${at}`;
    (constant[at] ? constants : inputs)[name] = tensor;
    return name;
  });
  const outputs = Array.from({ length: call.outputs ?? 1 }, (_, at) => `out${at}`);
  const { operator, domain, attributes } = call;
  /** @type {Graph['nodes']} */
  let nodes = [{ operator, domain, inputs: names, outputs, attributes }];
  if (chained && names[0] && /float32|int64/.test(call.inputs[0]?.type ?? '')) {
    const before = { operator: 'Neg', inputs: [names[0]], outputs: ['before'] };
    nodes = [before, { ...nodes[0], inputs: ['before', ...names.slice(1)] }];
  }
  const ports = Object.entries(inputs).map(([name, { type }]) => {
    const dims = declared[Number(name.slice(2))];
    return { name, type, dims: dims.length ? dims : undefined };
  });
  return { model: file({ nodes, inputs: ports, constants, outputs }, call.opset), inputs };
}
