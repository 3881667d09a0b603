import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { InitError } from '../src/errors.js';
import { check } from '../src/hosts/check.js';
import { client, nodeHost } from './fixtures/client.js';
import { rejects } from './fixtures/rejects.js';
import { wasmBytes } from './fixtures/wasm.js';

/** A custom section at the end, as a build adds it. @param {string} build */
const sealed = (build) => {
  const content = [...new TextEncoder().encode(`outboard.build${build}`)];
  return Uint8Array.from([...wasmBytes, 0, content.length + 1, 14, ...content]);
};

/** @param {Uint8Array} bytes */
const integrityOf = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;

const right = sealed('build-1');
const own = { integrity: integrityOf(right), build: 'build-1' };

/** @param {Uint8Array<ArrayBuffer>} bytes @returns {Promise<any>} */
const checked = (bytes) =>
  check(InitError, own, bytes, { url: 'x' }).catch((/** @type {unknown} */ error) => error);

test('the package’s own wasm is checked, and one that is given is not', async () => {
  const host = (/** @type {Uint8Array<ArrayBuffer>} */ bytes) =>
    nodeHost({ wasm: () => bytes, ...own });
  const good = client({ host: host(right) });
  assert.equal(await good.add(1, 1), 2);
  good.engine.stop();
  const bad = client({ host: host(sealed('build-2')) });
  const error = await rejects(bad.add(1, 1), 'outboard/wrong-version');
  assert.match(error.message, /build-2.*build-1/);
  await bad.init({ wasm: wasmBytes });
  assert.equal(await bad.add(1, 1), 2);
  bad.engine.stop();
});

test('what a wasm is that is not the right one', async () => {
  assert.equal(await checked(right), undefined);
  const codes = async (/** @type {Uint8Array<ArrayBuffer>[]} */ ...files) =>
    (await Promise.all(files.map(checked))).map(({ code }) => code);
  assert.deepEqual(await codes(sealed('build-3'), wasmBytes), [
    'outboard/wrong-version',
    // Without a build id it may be ours that was stripped.
    'outboard/integrity',
  ]);
  const text = (/** @type {string} */ words) => new TextEncoder().encode(words);
  assert.match((await checked(text('<!doctype html>'))).message, /a web page/);
  assert.deepEqual(await codes(text('<!doctype html>'), text(''), text('\0as'), text('no')), [
    'outboard/not-wasm',
    'outboard/not-wasm',
    'outboard/not-wasm',
    'outboard/not-wasm',
  ]);
});

test('every bit that is flipped, and every length that is too short, is found', async () => {
  for (let at = 0; at < right.length; at++) {
    for (let bit = 0; bit < 8; bit++) {
      const bytes = right.slice();
      bytes[at] = /** @type {number} */ (bytes[at]) ^ (1 << bit);
      const { name, code } = await checked(bytes);
      assert.equal(name, 'InitError');
      assert.match(code, /^outboard\/(not-wasm|integrity|wrong-version)$/);
    }
    const { code } = await checked(right.slice(0, at));
    // Where a section ends, so may a wasm.
    assert.match(code, /^outboard\/(not-wasm|integrity)$/);
  }
});

test('a host that can sum up by itself is asked, and nobody else', async () => {
  const sha384 = (/** @type {Uint8Array} */ bytes) =>
    createHash('sha384').update(bytes).digest('base64');
  const { crypto } = globalThis;
  Object.defineProperty(globalThis, 'crypto', { value: {}, configurable: true });
  try {
    await check(InitError, { ...own, sha384 }, right, { url: 'x' });
    const wrong = check(InitError, { ...own, sha384 }, sealed('build-2'), { url: 'x' });
    await rejects(wrong, 'outboard/wrong-version');
  } finally {
    Object.defineProperty(globalThis, 'crypto', { value: crypto, configurable: true });
  }
});
