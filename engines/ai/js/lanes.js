/**
 * What all objects of the front have in common: each stands for one that lives on a lane.
 *
 * @import { Handle } from './engine.js'
 */
import { EnginePanic, EngineTrap, LaneLostError, StaleHandleError } from './engine.js';

/**
 * The base of `Model` and of each task.
 *
 * @template {Handle} H
 */
export class OnLane {
  /** @type {H} */
  #handle;

  /** @param {H} handle */
  constructor(handle) {
    this.#handle = handle;
  }

  /**
   * Calls the object on its lane.
   *
   * A signal gives up on the result and leaves the object: what runs is finished there, unheard. Were it given to the lane, that would be
   * ended with all it has loaded. A timeout is for work that never ends, and does that.
   *
   * @template T
   * @param {{ signal?: AbortSignal }} options
   * @param {(handle: H) => Promise<T>} call
   * @returns {Promise<T>}
   */
  async call({ signal }, call) {
    signal?.throwIfAborted();
    try {
      return await unlessAborted(call(this.#handle), signal);
    } catch (error) {
      throw lost(error, this.constructor.name);
    }
  }

  /** Frees it on its lane, after the calls that were made before. */
  dispose() {
    return this.#handle.dispose();
  }

  /** For `using`. */
  [/** @type {typeof Symbol.dispose} */ (Symbol.dispose ?? Symbol())]() {
    release(this);
  }

  /** For `await using`. */
  [/** @type {typeof Symbol.asyncDispose} */ (Symbol.asyncDispose ?? Symbol())]() {
    return this.dispose();
  }
}

/**
 * Frees what nobody needs any more. What goes wrong now has nobody to hear it.
 *
 * @param {Handle} handle
 */
export const release = (handle) => void handle.dispose().catch(() => {});

/**
 * What a promise gives, unless the signal is aborted first.
 *
 * @template T
 * @param {Promise<T>} promise
 * @param {AbortSignal} [signal]
 * @returns {Promise<T>}
 */
export function unlessAborted(promise, signal) {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** Says what to do when the object is gone. @param {any} error @param {string} name */
function lost(error, name) {
  if (error instanceof StaleHandleError || error instanceof LaneLostError) {
    error.hint ??= `The ${name} was on a lane that is gone, or was disposed: load it again.`;
  } else if (error instanceof EnginePanic || error instanceof EngineTrap) {
    error.hint ??= `The lane of the ${name} broke, and all that was loaded there is gone: load it again.`;
  }
  return error;
}
