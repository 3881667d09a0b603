/** The package as those who install it have it: npm links `engine/pkg` under its name. */

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { engine, search } from '__engine__';

const text = new TextEncoder().encode('Call me Ishmael.\nSome yaers ago, never mind\n');

after(() => engine.stop());

test('the phrase is found, also where it is misspelt', async () => {
  const found = await search(text, 'years ago', 2);
  assert.deepEqual(found, [{ line: 2, typos: 2, text: 'Some yaers ago, never mind' }]);
});

test('an error has a code', async () => {
  await assert.rejects(search(text, '', 2), { name: 'EngineError', code: 'no-phrase' });
});

test('a search says how far it is, and stops when it is told', async () => {
  const large = new Uint8Array(32 * 1024 * 1024).fill(97);
  const controller = new AbortController();
  /** @type {number[]} */
  const seen = [];
  const running = search(large, 'lighthouse keeper', 2, {
    signal: controller.signal,
    onProgress({ fraction }) {
      seen.push(fraction);
      controller.abort();
    },
  });
  await assert.rejects(running, { name: 'AbortError' });
  assert.ok(seen.length > 0 && seen[0] < 1);
});
