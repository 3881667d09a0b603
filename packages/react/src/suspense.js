/**
 * Calls that a component waits for. React forgets a component that waits before it was ever shown, so what it waits for is kept
 * here: by function and arguments, as long as someone shows the result.
 */
import { use, useEffect } from 'react';
import { perform, same } from './perform.js';

/** Milliseconds for which React may take its time to show what is ready. */
const PATIENCE = 3000;

/**
 * @typedef {object} Kept
 * @property {readonly unknown[]} args
 * @property {Promise<any>} promise
 * @property {number} users
 * @property {() => void} leave lets go of it where it has no users
 */

/** @type {WeakMap<object, Kept[]>} */
const kept = new WeakMap();

/** @type {any} */
export function useSuspenseCall(
  /** @type {any} */ work,
  /** @type {any[]} */ args,
  /** @type {any} */ options,
) {
  if (typeof document === 'undefined') {
    throw new Error('Engines run in the browser; from a server, the fallback of Suspense is sent');
  }
  const call = lookUp(work, args, options);
  useEffect(() => {
    call.users++;
    return () => {
      call.users--;
      // StrictMode leaves, and comes back at once.
      setTimeout(call.leave);
    };
  }, [call]);
  return use(call.promise);
}

/** @param {any} work @param {unknown[]} args @param {object} options @returns {Kept} */
function lookUp(work, args, options) {
  const calls = kept.get(work) ?? [];
  kept.set(work, calls);
  const found = calls.find((each) => same(each.args, args));
  if (found) return found;
  const controller = new AbortController();
  const promise = perform(work, args, { ...options, signal: controller.signal });
  const call = {
    args,
    promise,
    users: 0,
    leave() {
      const at = calls.indexOf(call);
      if (call.users || at < 0) return;
      calls.splice(at, 1);
      controller.abort();
      promise.then(
        (result) => result?.dispose?.(),
        () => {},
      );
    },
  };
  const later = () => setTimeout(call.leave, PATIENCE);
  promise.then(later, later);
  calls.push(call);
  return call;
}
