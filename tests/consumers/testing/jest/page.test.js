/**
 * In a simulated page.
 *
 * @jest-environment ./page.js
 */
import { fromOrigin, reversed, sum } from '../src/app.js';

test('functions, handles and files', async () => {
  expect(document.body.children).toHaveLength(0);
  expect(await sum([1, 2, 39])).toBe(42);
  expect(await fromOrigin(3, 4)).toBe(5);
  expect([...(await reversed(new File([Uint8Array.of(1, 2, 3)], 'three.bin')))]).toEqual([3, 2, 1]);
});
