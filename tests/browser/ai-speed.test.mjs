/** The kernels that are ours on wasm, each against a plain loop: `engines/ai/upstream` has them. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { barePage } from './support/bare.mjs';
import { install } from './support/install.mjs';
import { attribute, model } from './support/onnx-write.mjs';

/** @import { BarePage } from './support/bare.mjs' */

/** @type {any} */
let ai;
/** @type {import('./support/install.mjs').App} */
let app;
/** @type {BarePage | undefined} */
let page;

before(async () => {
  app = await install('ai-speed', ['ai']);
  ai = await app.import('@outboard/ai');
  page = await barePage(app);
});

after(async () => {
  ai?.engine?.stop();
  await page?.close();
});

let state = 1;
/** A number from 0 to 1, another one each time, and the same ones in every run. */
const next = () => {
  state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
  return state / 0x80000000;
};

/** @param {number[]} shape */
const noise = (...shape) => Float32Array.from({ length: count(shape) }, () => next() * 2 - 1);

/** @param {readonly number[]} shape */
const count = (shape) => shape.reduce((product, length) => product * length, 1);

/**
 * The only output of a graph of one node.
 *
 * @param {string} operator
 * @param {Uint8Array[]} attributes
 * @param {any[]} tensors
 */
async function run(operator, attributes, tensors) {
  const inputs = tensors.map(({ type, shape }, i) => ({ name: `in${i}`, type, shape }));
  const loaded = await ai.Model.load(model(operator, attributes, inputs), { cache: 'none' });
  try {
    const given = Object.fromEntries(tensors.map((tensor, i) => [`in${i}`, tensor]));
    return (await loaded.run(given)).out;
  } finally {
    await loaded.dispose();
  }
}

/**
 * The same of tensors of bytes, in Chromium, which has relaxed SIMD.
 *
 * @param {string} operator
 * @param {Uint8Array[]} attributes
 * @param {any[]} tensors
 */
function runInPage(operator, attributes, tensors) {
  const inputs = tensors.map(({ type, shape }, i) => ({ name: `in${i}`, type, shape }));
  const look = async (
    /** @type {any} */ { Model, Tensor },
    /** @type {number[]} */ bytes,
    /** @type {{ name: string, type: string, shape: number[], data: number[] }[]} */ inputs,
  ) => {
    const loaded = await Model.load(Uint8Array.from(bytes), { cache: 'none' });
    const given = inputs.map(({ name, type, shape, data }) => {
      const kind = type === 'int8' ? Int8Array : Uint8Array;
      return [name, new Tensor(kind.from(data), shape)];
    });
    const { out } = await loaded.run(Object.fromEntries(given));
    await loaded.dispose();
    return { data: [...out.data], shape: [...out.shape] };
  };
  const written = [...model(operator, attributes, inputs)];
  const given = inputs.map((input, i) => ({ ...input, data: [...tensors[i].data] }));
  return /** @type {Promise<any>} */ (page?.evaluate(look, written, given));
}

/**
 * @param {Float32Array} x
 * @param {Float32Array} w
 * @param {{ channels: number, high: number, wide: number, kernel: number, stride: number, pad: number, dilation: number }} how
 */
function depthwise(x, w, { channels, high, wide, kernel, stride, pad, dilation }) {
  const length = (/** @type {number} */ size) =>
    Math.floor((size + 2 * pad - dilation * (kernel - 1) - 1) / stride) + 1;
  const [rows, columns] = [length(high), length(wide)];
  const out = new Float64Array(channels * rows * columns);
  for (let c = 0; c < channels; c++)
    for (let y = 0; y < rows; y++)
      for (let col = 0; col < columns; col++)
        for (let ky = 0; ky < kernel; ky++)
          for (let kx = 0; kx < kernel; kx++) {
            const [row, at] = [
              y * stride + ky * dilation - pad,
              col * stride + kx * dilation - pad,
            ];
            if (row < 0 || row >= high || at < 0 || at >= wide) continue;
            out[(c * rows + y) * columns + col] +=
              x[(c * high + row) * wide + at] * w[(c * kernel + ky) * kernel + kx];
          }
  return { data: out, shape: [1, channels, rows, columns] };
}

/** @param {ArrayLike<number>} given @param {ArrayLike<number>} expected */
function near(given, expected, tolerance = 1e-4) {
  assert.equal(given.length, expected.length);
  for (let i = 0; i < expected.length; i++) {
    assert.ok(
      Math.abs(given[i] - expected[i]) <= tolerance,
      `element ${i}: ${given[i]} and ${expected[i]}`,
    );
  }
}

describe('depthwise convolution', () => {
  const shapes = [
    [3, 1, 1, 1],
    [3, 2, 1, 1],
    [5, 1, 2, 1],
    [5, 2, 2, 1],
    [7, 1, 3, 1],
    [3, 1, 0, 2],
    [3, 3, 1, 1],
    [1, 2, 0, 1],
  ];
  for (const [kernel, stride, pad, dilation] of shapes) {
    test(`kernel ${kernel}, stride ${stride}, pad ${pad}, dilation ${dilation}`, async () => {
      // Rows without a whole vector, with some vectors, with many, and with a rest.
      for (const [high, wide] of [
        [7, 7],
        [8, 8],
        [9, 23],
        [8, 67],
      ]) {
        const channels = 3;
        const x = noise(1, channels, high, wide);
        const w = noise(channels, 1, kernel, kernel);
        const { data, shape } = await run(
          'Conv',
          [
            attribute('group', channels),
            attribute('kernel_shape', [kernel, kernel]),
            attribute('strides', [stride, stride]),
            attribute('pads', [pad, pad, pad, pad]),
            attribute('dilations', [dilation, dilation]),
          ],
          [
            new ai.Tensor(x, [1, channels, high, wide]),
            new ai.Tensor(w, [channels, 1, kernel, kernel]),
          ],
        );
        const how = { channels, high, wide, kernel, stride, pad, dilation };
        const expected = depthwise(x, w, how);
        assert.deepEqual([...shape], expected.shape);
        near(data, expected.data);
      }
    });
  }
});

/** Bytes at both ends are what overflows where something does. */
const ends = (/** @type {number} */ length, /** @type {any} */ kind) => {
  const least = kind === Int8Array ? -128 : 0;
  return kind.from({ length }, () => {
    const end = next();
    return least + (end < 0.25 ? 0 : end < 0.75 ? 255 : Math.floor(next() * 256));
  });
};

/** @type {[string, typeof run][]} */
const places = [
  ['Node', run],
  ['Chromium', runInPage],
];

for (const [place, run] of places)
  describe(`products of bytes, in ${place}`, () => {
    const shapes = [
      [1, 1, 1],
      [1, 5, 9],
      [1, 9, 16],
      [1, 67, 33],
      [1, 288, 290],
      [3, 7, 8],
      [4, 64, 8],
      [5, 33, 17],
      [9, 130, 20],
      [13, 300, 50],
      [7, 1100, 70],
    ];
    /** @type {any[][]} */
    const kinds = [
      [Uint8Array, Int8Array],
      [Uint8Array, Uint8Array],
      [Int8Array, Int8Array],
      [Int8Array, Uint8Array],
    ];
    for (const [m, k, n] of shapes) {
      test(`${m} × ${k} × ${n}, with the largest bytes and zero points`, async () => {
        for (const [A, B] of kinds) {
          const a = ends(m * k, A);
          const b = ends(k * n, B);
          // None, one for all, and one for each column with no two neighbours alike.
          const aZero = A.of(113);
          const all = B.of(101);
          const each = B.from(
            { length: n },
            (/** @type {unknown} */ _, /** @type {number} */ j) => j * 37,
          );
          for (const [aZeros, bZeros] of [[], [aZero], [aZero, all], [aZero, each]]) {
            const tensors = [new ai.Tensor(a, [m, k]), new ai.Tensor(b, [k, n])];
            if (aZeros) tensors.push(new ai.Tensor(aZeros, []));
            if (bZeros) tensors.push(new ai.Tensor(bZeros, bZeros === each ? [n] : []));
            const { data, shape } = await run('MatMulInteger', [], tensors);
            const expected = new Int32Array(m * n);
            for (let i = 0; i < m; i++)
              for (let l = 0; l < k; l++) {
                const factor = a[i * k + l] - (aZeros?.[0] ?? 0);
                for (let j = 0; j < n; j++)
                  expected[i * n + j] +=
                    factor * (b[l * n + j] - (bZeros?.[bZeros === each ? j : 0] ?? 0));
              }
            assert.deepEqual([...shape], [m, n]);
            assert.deepEqual([...data], [...expected]);
          }
        }
      });
    }

    test('what is beside a picture is the zero point of a convolution', async () => {
      // 27 weights: as many as no kernel takes at once.
      const [channels, high, wide, outputs] = [3, 5, 6, 7];
      const x = ends(channels * high * wide, Uint8Array);
      const w = ends(outputs * channels * 9, Int8Array);
      const [xZero, wZero] = [113, -7];
      const { data, shape } = await run(
        'ConvInteger',
        [attribute('kernel_shape', [3, 3]), attribute('pads', [1, 1, 1, 1])],
        [
          new ai.Tensor(x, [1, channels, high, wide]),
          new ai.Tensor(w, [outputs, channels, 3, 3]),
          new ai.Tensor(Uint8Array.of(xZero), []),
          new ai.Tensor(Int8Array.of(wZero), []),
        ],
      );
      const expected = new Int32Array(outputs * high * wide);
      for (let o = 0; o < outputs; o++)
        for (let row = 0; row < high; row++)
          for (let col = 0; col < wide; col++)
            for (let c = 0; c < channels; c++)
              for (let i = 0; i < 9; i++) {
                const [y, at] = [row + Math.floor(i / 3) - 1, col + (i % 3) - 1];
                if (y < 0 || y >= high || at < 0 || at >= wide) continue;
                expected[(o * high + row) * wide + col] +=
                  (x[(c * high + y) * wide + at] - xZero) * (w[(o * channels + c) * 9 + i] - wZero);
              }
      assert.deepEqual([...shape], [1, outputs, high, wide]);
      assert.deepEqual([...data], [...expected]);
    });
  });

describe('products of floats', () => {
  for (const [m, k, n] of [
    [2, 9, 11],
    [3, 40, 12],
    [7, 33, 25],
    [17, 300, 50],
  ]) {
    test(`${m} × ${k} × ${n}`, async () => {
      const [a, b] = [noise(m, k), noise(k, n)];
      const { data } = await run(
        'MatMul',
        [],
        [new ai.Tensor(a, [m, k]), new ai.Tensor(b, [k, n])],
      );
      const expected = new Float64Array(m * n);
      for (let i = 0; i < m; i++)
        for (let j = 0; j < n; j++)
          for (let l = 0; l < k; l++) expected[i * n + j] += a[i * k + l] * b[l * n + j];
      near(data, expected);
    });
  }
});

describe('the larger of two', () => {
  test('Relu of numbers and of what is none', async () => {
    const x = Float32Array.of(-1, 0, 2.5, -Infinity, Infinity, Number.NaN, -1e-30, 7);
    const { data } = await run('Relu', [], [new ai.Tensor(x, [8])]);
    assert.deepEqual(
      [...data].map((value) => value + 0),
      [0, 0, 2.5, 0, Infinity, 0, 0, 7],
    );
  });

  test('MaxPool of numbers that are all below zero', async () => {
    const x = Float32Array.from({ length: 16 }, (_, i) => -1 - i);
    const { data } = await run(
      'MaxPool',
      [attribute('kernel_shape', [2, 2]), attribute('strides', [2, 2])],
      [new ai.Tensor(x, [1, 1, 4, 4])],
    );
    assert.deepEqual([...data], [-1, -3, -9, -11]);
  });
});

describe('Fourier transforms', () => {
  // Lengths whose largest factors, 17 to 31, have no algorithm of their own here, and some that have.
  const lengths = [
    16, 17, 19, 23, 27, 29, 31, 32, 34, 54, 57, 62, 81, 108, 243, 400, 441, 527, 729,
  ];
  for (const length of lengths) {
    test(`${length} points`, async () => {
      const data = noise(length);
      const input = new ai.Tensor(data, [1, length, 1]);
      const given = await run('DFT', [attribute('axis', 1)], [input]);
      assert.deepEqual([...given.shape], [1, length, 2]);
      for (let k = 0; k < length; k++) {
        let [real, imaginary] = [0, 0];
        for (let n = 0; n < length; n++) {
          const turn = (-2 * Math.PI * ((k * n) % length)) / length;
          real += data[n] * Math.cos(turn);
          imaginary += data[n] * Math.sin(turn);
        }
        const off = Math.hypot(given.data[2 * k] - real, given.data[2 * k + 1] - imaginary);
        assert.ok(off < 1e-6 * length, `${k}: ${off}`);
      }
    });
  }
});

describe('bytes become floats in steps', () => {
  // More than one step, and a last one that is not full.
  const length = 3 * 4096 + 5;

  for (const [Kind, lowest] of /** @type {const} */ ([
    [Int8Array, -128],
    [Uint8Array, 0],
  ])) {
    test(`${Kind.name} as floats`, async () => {
      const x = new Kind(length);
      for (let i = 0; i < length; i++) x[i] = lowest + ((i * 7) % 256);
      const { data } = await run('Cast', [attribute('to', 1)], [new ai.Tensor(x, [length])]);
      assert.deepEqual(data, Float32Array.from(x));
    });
  }
});
