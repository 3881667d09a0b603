/** A fake of one function; the rest is the package's own. */
import { jest } from '@jest/globals';

const surface = await import('surface');
/** @type {jest.MockedFunction<typeof surface.add>} */
const add = jest.fn();
jest.unstable_mockModule('surface', () => ({ ...surface, add }));
const { sum, told } = await import('../src/app.js');

test('an answer that was made up', async () => {
  add.mockImplementation(async (a, b) => 10 * a + (b ?? 0));
  expect(await sum([1, 2, 3])).toBe(123);
});

test('a failure, as the engine would tell it', async () => {
  add.mockRejectedValue(new surface.EngineError('too large', { code: 'overflow' }));
  expect(await told([1])).toBe('It cannot be summed: too large');
});
