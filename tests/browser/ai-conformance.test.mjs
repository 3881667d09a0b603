/** The node tests of ONNX's backend test, through the package, in Node: what passes natively passes here, and nothing is wrong. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { install } from './support/install.mjs';
import { modelPath } from './support/models.mjs';
import { NoArray, read } from './support/onnx.mjs';
import { root } from './support/places.mjs';

/** @import { Tensor } from './support/onnx.mjs' */

/** How many cases are on their way at a time: loading one goes on while another runs. */
const AT_ONCE = 8;

/** @type {any} */
let ai;

before(async () => {
  const app = await install('ai-conformance', ['ai']);
  ai = await app.import('@outboard/ai');
});

after(async () => ai?.engine?.stop());

/** @type {{ pass: string[], unsupported: string[] }} */
const native = JSON.parse(readFileSync(resolve(root, 'docs/ai/operators.json'), 'utf8'));

test('what passes natively passes here, and nothing is wrong', async () => {
  const folder = modelPath('onnx-node-tests');
  const cases = readdirSync(folder).filter((name) => name.startsWith('test_'));
  assert.equal(cases.length, native.pass.length + native.unsupported.length);
  /** @type {string[]} */
  const passed = [];
  /** @type {string[]} */
  const wrong = [];
  const waiting = [...cases];
  const work = async () => {
    for (let name = waiting.shift(); name; name = waiting.shift()) {
      const why = await run(resolve(folder, name), name);
      if (why === undefined) passed.push(name);
      else if (why !== REFUSED) wrong.push(`${name}: ${why}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  assert.deepEqual(wrong, []);
  assert.deepEqual(passed.toSorted(), native.pass.toSorted());
});

const REFUSED = 'refused';

/**
 * Runs a case. Gives nothing where it passes, and else why it does not.
 *
 * @param {string} folder
 * @param {string} name
 * @returns {Promise<string | undefined>}
 */
async function run(folder, name) {
  let model;
  try {
    model = await ai.Model.load(readFileSync(resolve(folder, 'model.onnx')));
    for (let set = 0; existsSync(resolve(folder, `test_data_set_${set}`)); set++) {
      const data = resolve(folder, `test_data_set_${set}`);
      const inputs = values(data, 'input', model.inputs);
      const expected = values(data, 'output', model.outputs);
      const given = await model.run(inputs);
      for (const [output, value] of Object.entries(expected)) {
        const why = difference(name, [given[output]].flat(), [value].flat());
        if (why) return `${output}: ${why}`;
      }
    }
  } catch (error) {
    const { code } = /** @type {any} */ (error);
    if (error instanceof NoArray || /^ai\//.test(code)) return REFUSED;
    throw Object.assign(/** @type {Error} */ (error), { case: name });
  } finally {
    await model?.dispose();
  }
  return undefined;
}

/** @param {string} folder @param {string} what @param {{ name: string, type?: string }[]} ports */
const values = (folder, what, ports) =>
  Object.fromEntries(
    ports.map(({ name, type }, i) => {
      const bytes = readFileSync(resolve(folder, `${what}_${i}.pb`));
      return [name, read(bytes, type === undefined)];
    }),
  );

/** @param {string} name @param {any[]} given @param {Tensor[]} expected */
function difference(name, given, expected) {
  if (given.length !== expected.length) return `${given.length} tensors for ${expected.length}`;
  for (const [i, { data, shape, type }] of expected.entries()) {
    const is = given[i];
    if (String(is.shape) !== String(shape)) return `shape [${is.shape}] for [${shape}]`;
    const floats = type === 'float16' || /Float/.test(data.constructor.name);
    if (floats !== is.type.startsWith('float')) return `${is.type} for ${data.constructor.name}`;
    const numbers = Array.from(data, type === 'float16' ? half : Number);
    const fits = rule(name, is.type);
    const at = numbers.findIndex((number, i) => !fits(Number(is.data[i]), number));
    if (at >= 0) return `${is.data[at]} for ${numbers[at]}`;
  }
  return undefined;
}

/**
 * ONNX's tolerance; and what is judged otherwise, as natively: what is drawn at random, zeros that are left of sums of large floats, and
 * quantised values that lie halfway.
 *
 * @param {string} name
 * @param {string} type
 * @returns {(given: number, expected: number) => boolean}
 */
function rule(name, type) {
  const floats = type.startsWith('float');
  if (
    /^test_training_dropout(_mask|_default|_default_mask)?$|^test_bernoulli.*_expanded$/.test(name)
  ) {
    if (!floats) return (given) => given === 0 || given === 1;
    return (given, expected) => given === 0 || expected === 0 || near(given, expected, 1e-7);
  }
  if (/^test_dft/.test(name)) return (given, expected) => near(given, expected, 1e-5);
  if (/^test_dynamicquantizelinear(_expanded)?$/.test(name) && type === 'uint8') {
    return (given, expected) => Math.abs(given - expected) <= 1;
  }
  return floats ? (given, expected) => near(given, expected, 1e-7) : Object.is;
}

/** @param {number} given @param {number} expected @param {number} least */
const near = (given, expected, least) =>
  Object.is(given, expected) ||
  given === expected ||
  Math.abs(given - Math.fround(expected)) <= least + 1e-3 * Math.abs(expected);

/** A half by its bits. @param {number} bits */
function half(bits) {
  const sign = bits >> 15 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction ? Number.NaN : sign * Infinity;
  return sign * (exponent ? (1 + fraction / 1024) * 2 ** (exponent - 15) : fraction * 2 ** -24);
}
