/** What an app does with an engine. */
import { add, backwards, EngineError, Point } from 'surface';

/** @param {number[]} numbers */
export async function sum(numbers) {
  let total = 0;
  for (const number of numbers) total = await add(total, number);
  return total;
}

/** @param {number} x @param {number} y */
export async function fromOrigin(x, y) {
  const origin = await Point.origin();
  const point = await Point.create(x, y);
  try {
    return await origin.distance(point);
  } finally {
    await Promise.all([origin.dispose(), point.dispose()]);
  }
}

/** What is told to a person. @param {number[]} numbers */
export async function told(numbers) {
  try {
    return `The sum is ${await sum(numbers)}`;
  } catch (error) {
    if (error instanceof EngineError) return `It cannot be summed: ${error.message}`;
    throw error;
  }
}

/** @param {Blob} file */
export const reversed = (file) => backwards(file);
