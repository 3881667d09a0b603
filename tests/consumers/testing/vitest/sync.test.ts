/** What the Rust code computes, in this thread: for tests of what is computed, and not of when. */
import init, { add, Point } from 'surface/sync';
import { beforeAll, expect, test } from 'vitest';

beforeAll(() => init());

test('in this thread', () => {
  expect(add(40, 2)).toBe(42);
  using point = new Point(3, 4);
  expect(point.x).toBe(3);
});
