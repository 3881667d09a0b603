/** What samples take for granted, where they run: the names of `given.d.ts`. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

/** @type {Set<number>} */
const reached = new Set();

/**
 * Compares what a sample says with what is.
 *
 * @param {number} number of the claim
 * @param {unknown} is
 * @param {unknown} said
 * @param {string} line
 */
function claim(number, is, said, line) {
  reached.add(number);
  assert.deepEqual(is, said, line);
}

/** @param {string} name of a photograph */
const photograph = async (name) => {
  const path = resolve(process.env.OUTBOARD_SAMPLES ?? 'target/samples', name);
  return new File([await readFile(path)], name, { type: 'image/jpeg' });
};

const file = await photograph('stream-turned.jpg');

Object.assign(globalThis, {
  __claim: claim,
  /** @param {number} count */
  __reached: (count) =>
    assert.equal(reached.size, count, 'not every line that says what comes out was reached'),
  file,
  files: [file, file, file],
  bytes: new Uint8Array(4 * 4096).fill(200),
  rgba: new Uint8Array(4 * 4096).fill(200),
  signal: new AbortController().signal,
  here: { latitude: 46.9, longitude: 7.4, kind: 'Town' },
  model: new Float32Array([1, 2, 3]),
  input: new Float32Array([4, 5, 6]),
  bar: { value: 0 },
  show: () => {},
});
