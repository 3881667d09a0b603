/** Kernels whose work two threads share, in an isolated page of Chromium, against a plain loop. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { barePage } from './support/bare.mjs';
import { install } from './support/install.mjs';
import { model } from './support/onnx-write.mjs';

/** @import { BarePage } from './support/bare.mjs' */

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
