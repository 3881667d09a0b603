import { TimeoutError } from './engine.js';

/**
 * Waits for what comes before the call, and no longer than the call's own options allow. Gives the options that are left.
 *
 * @template T
 * @param {T | Promise<T>} work
 * @param {{ signal?: AbortSignal, timeout?: number }} options
 * @returns {Promise<{ value: T, timeout: number | undefined }>}
 */
export async function within(work, { signal, timeout }) {
  signal?.throwIfAborted();
  const from = performance.now();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let abort = () => {};
  const stopped = new Promise((_, reject) => {
    abort = () => reject(signal?.reason);
    signal?.addEventListener('abort', abort);
    // A longer delay than 31 bits of milliseconds would fire at once.
    if (timeout !== undefined && timeout < 2 ** 31) {
      timer = setTimeout(
        () => reject(new TimeoutError(`Reading the input took over ${timeout} ms`)),
        timeout,
      );
    }
  });
  try {
    const value = /** @type {T} */ (await Promise.race([work, stopped]));
    const spent = performance.now() - from;
    return { value, timeout: timeout === undefined ? undefined : Math.max(0, timeout - spent) };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}
