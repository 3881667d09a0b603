/** What the runner makes of values: JavaScript to bytes, and bytes to JavaScript. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode, encode } from '../runner/value.js';

/** @param {unknown} value */
const again = (value) => decode(encode(value));

test('what Rust reads comes back as it was', () => {
  const values = [
    undefined,
    true,
    false,
    0.1,
    Number.NaN,
    -0,
    5n,
    -(2n ** 63n),
    2n ** 64n - 1n,
    'größer ✓',
    '',
    [],
    [1, 'two', [undefined]],
    Uint8Array.of(1, 2, 3),
    Int16Array.of(-1),
    BigUint64Array.of(2n ** 64n - 1n),
    Float32Array.of(0.5, Number.POSITIVE_INFINITY),
    new Float64Array(0),
  ];
  for (const value of values) assert.deepEqual(again(value), value);
});

test('an array stands for its numbers, whichever view it is', () => {
  const large = Float64Array.of(9, 1, 2, 3);
  assert.deepEqual(again(large.subarray(1, 3)), Float64Array.of(1, 2));
  assert.deepEqual(again(Uint8ClampedArray.of(300)), Uint8Array.of(255));
  assert.deepEqual(again(new DataView(new ArrayBuffer(2))), new Uint8Array(2));
  assert.deepEqual(again(new ArrayBuffer(2)), new Uint8Array(2));
  assert.equal(again(null), undefined);
});

test('the bytes are those that Rust writes', () => {
  const number = [...new Uint8Array(new Float64Array([1.5]).buffer)];
  assert.deepEqual([...encode(1.5)], [3, ...number]);
  assert.deepEqual([...encode(Uint16Array.of(258))], [6, 2, 1, 0, 0, 0, 0, 0, 0, 0, 2, 1]);
  assert.deepEqual([...encode([true])], [7, 1, 0, 0, 0, 0, 0, 0, 0, 2]);
});

test('what cannot be compared is refused', () => {
  for (const unfit of [{}, () => {}, Symbol('s'), new Map(), [[{}]], 2n ** 130n]) {
    assert.throws(() => encode(unfit), { code: 'not-a-value' });
  }
  /** @type {unknown[]} */
  const endless = [];
  endless.push(endless);
  assert.throws(() => encode(endless), { code: 'not-a-value' });
});
