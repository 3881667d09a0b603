/**
 * A simulated page has no workers, and says what to do.
 *
 * @jest-environment jsdom
 */
import { sum } from '../src/app.js';

test('the entry for pages', async () => {
  await expect(sum([1])).rejects.toMatchObject({
    name: 'InitError',
    code: 'outboard/worker-failed',
    message: expect.stringContaining("the condition 'node'"),
  });
});
