import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stretchContrast } from 'contrast';

test('pixels come back stretched', async () => {
  const rgba = new Uint8Array([100, 110, 120, 255, 150, 140, 130, 255]);
  await stretchContrast(rgba);
  assert.deepEqual([...rgba], [0, 51, 102, 255, 255, 204, 153, 255]);
});

test('an error of the engine keeps its code', async () => {
  await assert.rejects(stretchContrast(new Uint8Array(3)), { code: 'contrast/ragged' });
});

test('nobody waits for what was aborted', async () => {
  const signal = AbortSignal.abort('enough');
  await assert.rejects(
    stretchContrast(new Uint8Array(4), { signal }),
    (reason) => reason === 'enough',
  );
});
