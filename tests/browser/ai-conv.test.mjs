/** Convolutions of floats, which are ours on wasm, against a plain loop: `engines/ai/upstream` has them. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { barePage } from './support/bare.mjs';
import { convolution } from './support/convolution.mjs';
import { install } from './support/install.mjs';
import { attribute, model, pair } from './support/onnx-write.mjs';

/** @import { BarePage } from './support/bare.mjs' */
/** @import { Convolution } from './support/convolution.mjs' */

/** @type {any} */
let ai;
/** @type {BarePage | undefined} */
let page;

before(async () => {
  const app = await install('ai-conv', ['ai']);
  ai = await app.import('@outboard/ai');
  page = await barePage(app);
});

after(async () => {
  ai?.engine?.stop();
  await page?.close();
});

let state = 1;
/** Numbers from -1 to 1, the same ones in every run. @param {readonly number[]} shape */
const noise = (shape) =>
  Float32Array.from({ length: shape.reduce((product, length) => product * length, 1) }, () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x40000000 - 1;
  });

/** @typedef {{ shape: number[], data: Float32Array }} Given */

/** @param {Uint8Array} bytes @param {Given[]} inputs @returns {Promise<Float32Array>} */
async function inNode(bytes, inputs) {
  const loaded = await ai.Model.load(bytes, { cache: 'none' });
  const given = inputs.map(({ shape, data }, i) => [`in${i}`, new ai.Tensor(data, shape)]);
  const { out } = await loaded.run(Object.fromEntries(given));
  await loaded.dispose();
  return out.data;
}

/** The same in Chromium, which has relaxed SIMD. @type {typeof inNode} */
async function inPage(bytes, inputs) {
  const look = async (
    /** @type {any} */ { Model, Tensor },
    /** @type {number[]} */ bytes,
    /** @type {{ shape: number[], data: string[] }[]} */ inputs,
  ) => {
    const loaded = await Model.load(Uint8Array.from(bytes), { cache: 'none' });
    const given = inputs.map(({ shape, data }, i) => {
      return [`in${i}`, new Tensor(Float32Array.from(data, Number), shape)];
    });
    const { out } = await loaded.run(Object.fromEntries(given));
    await loaded.dispose();
    return Array.from(out.data, String);
  };
  // As texts, which keep what is no number.
  const given = inputs.map(({ shape, data }) => ({ shape, data: Array.from(data, String) }));
  const out = /** @type {any} */ (await page?.evaluate(look, [...bytes], given));
  return Float32Array.from(out, Number);
}

/** @param {Convolution} how */
const ports = ({ x, w }, /** @type {boolean} */ biased) =>
  [x, w, ...(biased ? [[w[0]]] : [])].map((shape, i) => ({
    name: `in${i}`,
    type: 'float32',
    shape,
  }));

/** @param {Convolution} how */
const attributes = ({
  w,
  strides = [1, 1],
  dilations = [1, 1],
  pads = [0, 0, 0, 0],
  group = 1,
}) => [
  attribute('group', group),
  attribute('kernel_shape', w.slice(2)),
  attribute('strides', strides),
  attribute('pads', pads),
  attribute('dilations', dilations),
];

/** @param {Float32Array} given @param {ArrayLike<number>} expected */
function near(given, expected) {
  assert.equal(given.length, expected.length);
  for (let i = 0; i < expected.length; i++) {
    const same = Object.is(given[i], expected[i]) || Math.abs(given[i] - expected[i]) <= 1e-4;
    assert.ok(same, `element ${i}: ${given[i]} and ${expected[i]}`);
  }
}

/** @type {Record<string, Convolution>} */
const cases = {
  'a single output': { x: [1, 37, 1, 1], w: [11, 37, 1, 1] },
  'columns that fill no vector': { x: [1, 5, 1, 3], w: [9, 5, 1, 1] },
  '7 × 7, pointwise': { x: [1, 19, 7, 7], w: [29, 19, 1, 1] },
  '9 × 13, pointwise, of two pictures': { x: [2, 8, 9, 13], w: [16, 8, 1, 1] },
  'every second pixel': { x: [1, 6, 9, 11], w: [7, 6, 1, 1], strides: [2, 2] },
  'a first layer': { x: [1, 3, 23, 31], w: [17, 3, 3, 3], strides: [2, 2], pads: [0, 0, 1, 1] },
  'large pads, and a kernel beside the picture': {
    x: [1, 2, 3, 2],
    w: [5, 2, 3, 3],
    pads: [3, 4, 2, 1],
  },
  'strides and dilations that differ': {
    x: [1, 4, 14, 17],
    w: [6, 4, 3, 2],
    strides: [1, 3],
    dilations: [3, 2],
    pads: [2, 1, 0, 3],
  },
  'two groups': { x: [2, 6, 8, 9], w: [10, 3, 3, 3], pads: [1, 1, 1, 1], group: 2 },
  'three outputs of each channel': {
    x: [1, 4, 10, 9],
    w: [12, 1, 3, 3],
    pads: [1, 1, 1, 1],
    group: 4,
  },
  'one channel each, 5 × 5, on a small plane': {
    x: [1, 9, 7, 7],
    w: [9, 1, 5, 5],
    pads: [2, 2, 2, 2],
    group: 9,
  },
  'one channel each, and rows that need several bands': {
    x: [1, 2, 40, 301],
    w: [2, 1, 5, 5],
    strides: [2, 2],
    pads: [2, 2, 2, 2],
    group: 2,
  },
  'more products than are summed up at once': {
    x: [1, 150, 4, 5],
    w: [7, 150, 3, 3],
    pads: [1, 1, 1, 1],
  },
  'a plane whose rows are far apart': { x: [1, 9, 47, 53], w: [10, 9, 1, 1] },
  'wide rows, whose last tile has two vectors': {
    x: [2, 5, 21, 45],
    w: [7, 5, 3, 3],
    pads: [1, 1, 1, 1],
  },
  'wide rows, whose last tile has one': { x: [1, 6, 9, 42], w: [22, 6, 2, 5], pads: [0, 0, 1, 0] },
  'wide rows, every second of them, and a dilated kernel': {
    x: [1, 4, 33, 51],
    w: [9, 4, 3, 3],
    strides: [2, 1],
    dilations: [3, 4],
    pads: [5, 0, 1, 9],
  },
  'wide rows in pads that are larger than the kernel': {
    x: [1, 2, 5, 31],
    w: [6, 2, 2, 2],
    pads: [4, 7, 3, 6],
  },
  'wide rows of two groups': {
    x: [1, 8, 12, 36],
    w: [6, 4, 3, 3],
    pads: [1, 1, 1, 1],
    group: 2,
  },
  'wide rows that need several bands': {
    x: [1, 96, 37, 40],
    w: [5, 96, 3, 3],
    pads: [1, 1, 1, 1],
  },
  'wide rows, and more products than are summed up at once': {
    x: [1, 150, 9, 33],
    w: [3, 150, 3, 3],
    pads: [1, 1, 1, 1],
  },
};

for (const [place, run] of /** @type {[string, typeof inNode][]} */ ([
  ['Node', inNode],
  ['Chromium', inPage],
]))
  describe(`convolutions, in ${place}`, () => {
    for (const [name, how] of Object.entries(cases))
      test(`${name}, with a bias and without, and limited`, async () => {
        const tensors = [how.x, how.w, [how.w[0]]].map((shape) => ({ shape, data: noise(shape) }));
        const [x, w, bias] = tensors.map(({ data }) => data);
        const without = convolution(how, x, w).data;
        near(
          await run(model('Conv', attributes(how), ports(how, false)), tensors.slice(0, 2)),
          without,
        );
        const all = convolution(how, x, w, bias).data;
        near(await run(model('Conv', attributes(how), ports(how, true)), tensors), all);
        const relu = pair('Conv', attributes(how), ports(how, true), 'Relu', []);
        near(
          await run(relu, tensors),
          all.map((value) => Math.max(value, 0)),
        );
        const clip = pair('Conv', attributes(how), ports(how, true), 'Clip', [-0.25, 0.5]);
        near(
          await run(clip, tensors),
          all.map((value) => Math.min(Math.max(value, -0.25), 0.5)),
        );
      });

    test('what is no number, or without an end, is limited as it is alone', async () => {
      const x = Float32Array.of(-1, 2.5, Number.NaN, Infinity, -Infinity, 0, -0.5, 7, 1);
      const tensors = [
        { shape: [1, 1, 1, 9], data: x },
        { shape: [1, 1, 1, 1], data: Float32Array.of(1) },
      ];
      const how = { x: [1, 1, 1, 9], w: [1, 1, 1, 1] };
      const conv = model('Conv', attributes(how), ports(how, false));
      near(await run(conv, tensors), x);
      const relu = pair('Conv', attributes(how), ports(how, false), 'Relu', []);
      near(await run(relu, tensors), [0, 2.5, 0, Infinity, 0, 0, 0, 7, 1]);
      const clip = pair('Conv', attributes(how), ports(how, false), 'Clip', [-0.75, 6]);
      near(await run(clip, tensors), [-0.75, 2.5, -0.75, 6, -0.75, 0, -0.5, 6, 1]);
    });
  });
