/** A fake of one function, which its type holds to the engine's. The rest is the package's own: importing it starts nothing. */
import { add, EngineError, engine } from 'surface';
import { beforeEach, expect, test, vi } from 'vitest';
import { sum, told } from '../src/app.js';

vi.mock(import('surface'), async (original) => ({
  ...(await original()),
  add: Object.assign(vi.fn<typeof add>(), { with: vi.fn<(typeof add)['with']>() }),
}));

beforeEach(() => void vi.mocked(add).mockReset());

test('an answer that was made up', async () => {
  vi.mocked(add).mockImplementation(async (a, b) => 10 * a + (b ?? 0));
  expect(await sum([1, 2, 3])).toBe(123);
  expect(add).toHaveBeenCalledTimes(3);
});

test('a failure, as the engine would tell it', async () => {
  vi.mocked(add).mockRejectedValue(new EngineError('too large', { code: 'overflow' }));
  expect(await told([1])).toBe('It cannot be summed: too large');
});

test('no lane was opened for it', () => {
  expect(engine.stats().lanes).toBe(0);
});

test('a fake of another type is none', () => {
  // @ts-expect-error the engine's answer is a number
  vi.mocked(add).mockResolvedValue('three');
});
