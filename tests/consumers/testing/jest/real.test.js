/** The engine itself, under `node --experimental-vm-modules`. */
import { engine } from 'surface';
import { fromOrigin, sum } from '../src/app.js';

afterAll(() => engine.stop());

test('functions and handles', async () => {
  expect(await sum([1, 2, 39])).toBe(42);
  expect(await fromOrigin(3, 4)).toBe(5);
});
