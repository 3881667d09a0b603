/** Files: Node's cross to a lane. Those of jsdom cannot leave it, and their bytes can. */
import { backwards } from 'surface';
import { expect, test } from 'vitest';
import { reversed } from '../src/app.js';

const simulated = /jsdom/.test(globalThis.navigator?.userAgent);
const file = new File([Uint8Array.of(1, 2, 3)], 'three.bin');

test.skipIf(simulated)('a file of Node', async () => {
  expect([...(await reversed(file))]).toEqual([3, 2, 1]);
});

test.runIf(simulated)('a file of jsdom', async () => {
  await expect(reversed(file)).rejects.toMatchObject({ code: 'outboard/not-bytes' });
  const bytes = new Uint8Array(await file.arrayBuffer());
  expect([...(await backwards(bytes))]).toEqual([3, 2, 1]);
});
