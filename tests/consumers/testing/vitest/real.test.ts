/** The engine itself, in Node's workers: nothing is configured, in plain Node and in a simulated page. */
import { spin } from 'surface';
import { expect, test } from 'vitest';
import { fromOrigin, sum, told } from '../src/app.js';

test('functions and handles', async () => {
  expect(await sum([1, 2, 39])).toBe(42);
  expect(await fromOrigin(3, 4)).toBe(5);
  expect(await told([1, 1])).toBe('The sum is 2');
});

test('a call that never ends is stopped', async () => {
  const controller = new AbortController();
  const spinning = spin({ signal: controller.signal });
  controller.abort();
  await expect(spinning).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
});
