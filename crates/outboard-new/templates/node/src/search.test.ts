import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { engine, search } from '__engine__';
import { sample } from './sample.js';

after(() => engine.stop());

test('two misspelt lines of the sample are found', async () => {
  const found = await search(sample(), 'lighthouse keeper', 2);
  assert.deepEqual(
    found.map(({ typos, text }) => [typos, text]),
    [
      [1, 'Nobody had seen the lighthouse keper since the storm.'],
      [2, 'They said that the lighthuose keeper had left a letter.'],
    ],
  );
});

test('a search says how far it is, and stops when it is told', async () => {
  const stop = new AbortController();
  const running = search(sample(), 'lighthouse keeper', 2, {
    signal: stop.signal,
    onProgress: () => stop.abort(),
  });
  await assert.rejects(running, { name: 'AbortError' });
});

test('an error has a code', async () => {
  await assert.rejects(search(new Uint8Array(), '', 2), { code: 'no-phrase' });
});
