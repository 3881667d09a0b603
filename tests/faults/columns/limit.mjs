/** A row that takes longer than this hangs. */
export const LIMIT = 60_000;

/**
 * @template T
 * @param {Promise<T>} promise
 * @returns {Promise<T>} rejects where it took too long
 */
export async function limited(promise) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  try {
    return await Promise.race([
      promise,
      new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error(`it hangs: ${LIMIT / 1000} s`)), LIMIT);
      }),
    ]);
  } finally {
    clearTimeout(timer);
  }
}
