/** Models that nobody should have made, and inputs that fit no operator, in Node: each gives a result or an error with a code, and its lane lives on. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { install } from './support/install.mjs';
import { arrayOf, file } from './support/onnx-graph.mjs';
import { modelOf, oddCases } from './support/onnx-odd.mjs';
import { CALLS, f, i, int, num } from './support/onnx-operators.mjs';

/** @import { Tensor } from './support/onnx-graph.mjs' */
/** @import { Call } from './support/onnx-operators.mjs' */

/** How many odd calls there are of each that is right, and from which seed: more are tried by `ODD=200 SEED=7 node --test …`. */
const EACH = Number(process.env.ODD ?? 8);
const SEED = Number(process.env.SEED ?? 1);

/** How many are on their way at a time. */
const AT_ONCE = 6;

/** @type {any} */
let ai;
/** Models that were there before, some on each lane. @type {any[]} */
let witnesses;

const plain = file({
  nodes: [{ operator: 'Neg', inputs: ['in0'], outputs: ['out'] }],
  inputs: [{ name: 'in0', type: 'float32' }],
  outputs: ['out'],
});

before(async () => {
  const app = await install('ai-faults', ['ai']);
  ai = await app.import('@outboard/ai');
  // With threads, one lane has all cores of a small machine, unless it is told.
  await ai.init({ lanes: 2 });
  witnesses = await Promise.all(Array.from({ length: 8 }, () => ai.Model.load(plain)));
});

after(async () => ai?.engine?.stop());

/** @param {any[]} models */
async function allAnswer(models) {
  for (const model of models) {
    const { out } = await model.run(new ai.Tensor(Float32Array.of(1, 2)));
    assert.deepEqual([...out.data], [-1, -2]);
  }
}

/**
 * What comes of a model: the code of an error, or nothing.
 *
 * @param {Uint8Array} model
 * @param {Record<string, Tensor>} inputs
 * @param {object} [options]
 * @returns {Promise<{ code?: string, message?: string }>}
 */
async function outcome(model, inputs, options) {
  let loaded;
  try {
    loaded = await ai.Model.load(model);
    const tensors = Object.entries(inputs).map(([name, tensor]) => [
      name,
      new ai.Tensor(arrayOf(tensor), tensor.dims),
    ]);
    await loaded.run(Object.fromEntries(tensors), options);
    return {};
  } catch (error) {
    return /** @type {any} */ (error);
  } finally {
    await loaded?.dispose().catch(() => {});
  }
}

/** @param {Call} call @param {boolean} [constant] whether all is known when the model is loaded */
const given = (call, constant = false) =>
  modelOf({
    call,
    constant: call.inputs.map(() => constant),
    declared: call.inputs.map(() => []),
    chained: false,
    seed: 0,
  });

test('calls that are right mostly run', async () => {
  let good = 0;
  for (const call of CALLS) {
    const { model, inputs } = given(call);
    if (!(await outcome(model, inputs)).code) good++;
  }
  assert.ok(good > CALLS.length * 0.9, `${good} of ${CALLS.length}`);
});

test('odd calls of every operator give a result or an error with a code, and no lane is lost', async () => {
  const cases = oddCases(EACH, SEED);
  /** @type {string[]} */
  const wrong = [];
  let refused = 0;
  const work = async () => {
    for (const one of cases) {
      const { model, inputs } = modelOf(one);
      const { code, message } = await outcome(model, inputs, { timeout: 20_000 });
      if (code?.startsWith('ai/')) refused++;
      else if (code || message) {
        wrong.push(`${one.call.operator}, seed ${one.seed}: ${code} ${message}`);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  assert.deepEqual(wrong, []);
  const all = CALLS.length * EACH;
  assert.ok(refused > all / 5 && refused < all * 0.8, `${refused} of ${all} are refused`);
  await allAnswer(witnesses);
});

const HUGE = 2 ** 31 - 1;

/** More than there is room for, from a few bytes. @type {[string, (Tensor | null)[], Record<string, unknown>?][]} */
const LARGE = [
  ['ConstantOfShape', [i([HUGE, 3])], { value: num(0) }],
  ['ConstantOfShape', [i([65536, 65536])], { value: i([1]) }],
  ['Expand', [f([3, 1]), i([2, 3, HUGE])]],
  ['Tile', [f([2, 1]), i([2 ** 30, 3])]],
  ['OneHot', [i([0, 2, 1]), int(HUGE), f([2])]],
  ['Pad', [f([2, 3]), i([1, 2, HUGE, 0])], { mode: 'constant' }],
  ['Pad', [f([4, 5]), i([1, HUGE, 1, 0])], { mode: 'edge' }],
  ['Resize', [f([1, 2, 4, 4]), null, null, i([1, 2, HUGE, 8])], { mode: 'nearest' }],
  ['Range', [int(-HUGE), int(2), int(1)]],
  ['DFT', [f([1, 8, 1]), int(2 ** 30), int(1)], { onesided: 1 }],
  ['RandomNormal', [], { shape: [2, 3, 2 ** 30] }],
  ['Multinomial', [f([2, 3])], { sample_size: 2 ** 30 }],
  ['MatMul', [f([20_000, 1]), f([1, 20_000])]],
  ['Add', [f([20_000, 1]), f([20_000])]],
  [
    'ConvTranspose',
    [f([1, 1, 60, 60]), f([1, 1, 3, 3])],
    { strides: [30_000, 30_000], dilations: [1, 1], pads: [0, 0, 0, 0] },
  ],
];

/** What operators would fall over. @type {[string, (Tensor | null)[], Record<string, unknown>?][]} */
const BROKEN = [
  ['BatchNormalization', [f([0, 3, 2, 2]), f([3]), f([3]), f([3]), f([3])]],
  ['LayerNormalization', [f([2, 3, 0]), f([0])]],
  ['GatherElements', [f([2, 0]), i([0, 1, 1, 0], [2, 2])], { axis: 1 }],
  ['ScatterND', [f([4, 0]), i([1, 3], [2, 1]), f([2, 0])]],
  ['Slice', [f([4, 5]), i([-HUGE]), i([-1]), i([1]), i([-7])]],
  ['STFT', [f([1, 2, 1]), int(4), f([8])]],
  ['Conv', [f([1, 0, 8]), f([2, 0, 3])], { pads: [2, 0], dilations: [2] }],
  ['DepthToSpace', [f([1, 1, 2, 3])], { blocksize: 2 ** 30 }],
  ['Range', [num(1e9), num(1.1e9), num(1e-3)]],
  ['Range', [int(0), int(HUGE), int(2 ** 30)]],
];

/** What is seen when the model is loaded. @type {[string, (Tensor | null)[], Record<string, unknown>?][]} */
const UNSUPPORTED = [
  ['MaxPool', [f([1, 2, 6, 6])], { kernel_shape: [2, HUGE], auto_pad: 'SAME_UPPER' }],
  ['AveragePool', [f([1, 2, 6, 6])], { kernel_shape: [2, 2], pads: [0, 2 ** 30, 0, 0] }],
  ['Conv', [f([1, 4, 8]), f([2, 4, 3])], { dilations: [2 ** 30] }],
];

describe('before an operator runs', () => {
  for (const [what, calls, code] of /** @type {const} */ ([
    ['what would be too large is refused', LARGE, 'ai/too-large'],
    ['what it would fall over is refused', BROKEN, 'ai/run-failed'],
    ['windows that are too long are refused', UNSUPPORTED, 'ai/unsupported'],
  ])) {
    test(what, async () => {
      const memory = process.memoryUsage.rss();
      for (const [operator, inputs, attributes] of calls) {
        const one = given({ operator, inputs, attributes });
        const { code: said, message } = await outcome(one.model, one.inputs);
        assert.equal(said, code, `${operator}: ${message}`);
        const early = given({ operator, inputs, attributes }, true);
        const known = await outcome(early.model, early.inputs);
        // What is seen to be small when the model is loaded may have a result.
        const { code: word = 'ai/' } = known;
        assert.match(word, /^ai\//, `${operator} of constants: ${known.message}`);
      }
      const more = (process.memoryUsage.rss() - memory) >> 20;
      assert.ok(more < 300, `${more} MiB more`);
      await allAnswer(witnesses);
    });
  }
});

test('every other number of five dimensions is taken, backwards', async () => {
  const numbers = Array.from({ length: 2 * 2 * 2 * 2 * 4 }, (_, at) => at);
  const shape = [2, 2, 2, 2, 4];
  const model = await ai.Model.load(
    file({
      inputs: [{ name: 'in0', type: 'float32' }],
      constants: { from: i([1, 2]), to: i([2, -9]), axes: i([0, 4]), steps: i([1, -2]) },
      nodes: [
        { operator: 'Slice', inputs: ['in0', 'from', 'to', 'axes', 'steps'], outputs: ['out'] },
      ],
      outputs: ['out'],
    }),
  );
  const { out } = await model.run(new ai.Tensor(Float32Array.from(numbers), shape));
  assert.deepEqual(out.shape, [1, 2, 2, 2, 2]);
  assert.deepEqual(
    [...out.data],
    Array.from({ length: 16 }, (_, at) => 32 + 4 * (at >> 1) + (at % 2 ? 0 : 2)),
  );
});

test('a model that never ends is ended by its timeout, and models of other lanes live on', async () => {
  const body = {
    inputs: [{ name: 'trip' }, { name: 'go' }, { name: 'value' }],
    nodes: [
      { operator: 'Identity', inputs: ['go'], outputs: ['again'] },
      { operator: 'Neg', inputs: ['value'], outputs: ['next'] },
    ],
    outputs: ['again', 'next'],
  };
  const endless = file({
    inputs: [{ name: 'in0', type: 'float32' }],
    constants: { trips: int(HUGE) },
    nodes: [
      { operator: 'Loop', inputs: ['trips', '', 'in0'], outputs: ['out'], attributes: { body } },
    ],
    outputs: ['out'],
  });
  const model = await ai.Model.load(endless);
  const tensor = new ai.Tensor(Float32Array.of(1, 2));
  await assert.rejects(model.run(tensor, { timeout: 700 }), { code: 'outboard/timeout' });
  const answers = await Promise.allSettled(witnesses.map((witness) => witness.run(tensor)));
  const lost = answers.filter(({ status }) => status === 'rejected');
  assert.ok(lost.length < witnesses.length, 'models of other lanes are there');
  const again = await ai.Model.load(plain);
  await allAnswer([again]);
});
