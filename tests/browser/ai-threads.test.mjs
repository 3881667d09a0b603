/** Kernels whose work two threads share, in an isolated page of Chromium, against a plain loop. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { barePage } from './support/bare.mjs';
import { convolution } from './support/convolution.mjs';
import { install } from './support/install.mjs';
import { attribute, model } from './support/onnx-write.mjs';

/** @import { BarePage } from './support/bare.mjs' */
/** @import { Convolution } from './support/convolution.mjs' */

/** @type {BarePage | undefined} */
let page;

before(async () => {
  page = await barePage(await install('ai-threads', ['ai']), { isolated: true });
});

after(() => page?.close());

test('products of floats that two threads share, alone and many at once', async () => {
  // What is split into columns, evenly and not; into rows; into products; and what is too little to be split.
  const shapes = [
    [1, 32, 384, 384],
    [1, 33, 257, 1000],
    [1, 300, 257, 17],
    [1, 65, 300, 129],
    [12, 100, 32, 100],
    [12, 8, 32, 8],
    [1, 1, 700, 900],
  ];
  const written = shapes.map(([batch, m, k, n]) => {
    const inputs = [
      { name: 'a', type: 'float32', shape: [batch, m, k] },
      { name: 'b', type: 'float32', shape: [batch, k, n] },
    ];
    return { batch, m, k, n, bytes: [...model('MatMul', [], inputs)] };
  });
  const look = async (
    /** @type {any} */ { init, engine, Model, Tensor },
    /** @type {any[]} */ all,
  ) => {
    await init({ threads: 2, lanes: 1 });
    const far = [];
    for (const { batch, m, k, n, bytes } of all) {
      const noise = (/** @type {number} */ length, /** @type {number} */ by) =>
        Float32Array.from({ length }, (_, i) => Math.sin(i * by + length));
      const a = noise(batch * m * k, 12.9898);
      const b = noise(batch * k * n, 78.233);
      const loaded = await Model.load(Uint8Array.from(bytes), { cache: 'none' });
      const tensors = { a: new Tensor(a, [batch, m, k]), b: new Tensor(b, [batch, k, n]) };
      const { data } = (await loaded.run(tensors)).out;
      await loaded.dispose();
      const expected = new Float64Array(batch * m * n);
      for (let row = 0; row < batch * m; row++)
        for (let l = 0; l < k; l++) {
          const from = (Math.floor(row / m) * k + l) * n;
          const factor = a[row * k + l];
          for (let j = 0; j < n; j++) expected[row * n + j] += factor * b[from + j];
        }
      const apart = expected.reduce((most, x, i) => Math.max(most, Math.abs(x - data[i])), 0);
      far.push(data.length === expected.length ? apart : null);
    }
    return { far, threads: engine.stats().threads };
  };
  const given = /** @type {any} */ (await page?.evaluate(look, written));
  const { far, threads } = given;
  assert.equal(threads, 2);
  for (const [i, apart] of far.entries()) {
    assert.ok(apart !== null && apart < 1e-3, `${shapes[i]}: ${apart}`);
  }
});

test('convolutions that two threads share: bands of rows, blocks of columns, and rows of weights', async () => {
  const cases = /** @type {(Required<Pick<Convolution, 'strides' | 'pads'>> & Convolution)[]} */ ([
    { x: [1, 24, 41, 45], w: [18, 24, 3, 3], strides: [1, 1], pads: [1, 1, 1, 1] },
    { x: [1, 24, 61, 45], w: [18, 24, 3, 3], strides: [2, 2], pads: [1, 1, 1, 1] },
    { x: [1, 48, 40, 37], w: [26, 48, 1, 1], strides: [1, 1], pads: [0, 0, 0, 0] },
    { x: [1, 150, 7, 5], w: [74, 150, 3, 3], strides: [1, 1], pads: [1, 1, 1, 1] },
  ]);
  const written = cases.map(({ x, w, strides, pads }) => {
    const ports = [x, w].map((shape, i) => ({ name: `in${i}`, type: 'float32', shape }));
    const attributes = [attribute('strides', strides), attribute('pads', pads)];
    return { x, w, bytes: [...model('Conv', attributes, ports)] };
  });
  const look = async (
    /** @type {any} */ { init, engine, Model, Tensor },
    /** @type {any[]} */ all,
  ) => {
    await init({ threads: 2, lanes: 1 });
    const outputs = [];
    for (const { x, w, bytes } of all) {
      const tensors = [x, w].map((/** @type {number[]} */ shape, /** @type {number} */ i) => {
        const length = shape.reduce((product, size) => product * size, 1);
        return new Tensor(
          Float32Array.from({ length }, (_, at) => Math.sin(at * (i ? 78.233 : 12.9898))),
          shape,
        );
      });
      const loaded = await Model.load(Uint8Array.from(bytes), { cache: 'none' });
      const { out } = await loaded.run({ in0: tensors[0], in1: tensors[1] });
      await loaded.dispose();
      outputs.push([...out.data]);
    }
    return { outputs, threads: engine.stats().threads };
  };
  const given = /** @type {any} */ (await page?.evaluate(look, written));
  assert.equal(given.threads, 2);
  for (const [i, how] of cases.entries()) {
    const [x, w] = [how.x, how.w].map((shape, k) => {
      const length = shape.reduce((product, size) => product * size, 1);
      return Float32Array.from({ length }, (_, at) => Math.sin(at * (k ? 78.233 : 12.9898)));
    });
    const { data } = convolution(how, x, w);
    assert.equal(given.outputs[i].length, data.length);
    const apart = data.reduce(
      (most, y, at) => Math.max(most, Math.abs(y - given.outputs[i][at])),
      0,
    );
    assert.ok(apart < 1e-3, `${how.x} by ${how.w}: ${apart}`);
  }
});
