/**
 * Calls that a component waits for. React forgets a component that waits before it was ever shown, so what it waits for is kept
 * here: by function and arguments, as long as someone shows the result.
 */
import { use, useEffect } from 'react';
import { ofClient, perform, same } from './perform.js';

/** Milliseconds for which React may take its time to show what is ready. */
const PATIENCE = 3000;

/** Functions of the same text that are taken for one that is made anew in each render. */
const TOO_MANY = 4;

/**
 * @typedef {object} Kept
 * @property {Function} work
 * @property {readonly unknown[]} args
 * @property {Promise<any>} promise
 * @property {boolean} settled
 * @property {number} users components that show it
 * @property {() => void} leave lets go of it where it has no users
 */

/** @type {Set<Kept>} */
const kept = new Set();

/** @type {any} */
export function useSuspenseCall(
  /** @type {any} */ work,
  /** @type {any[]} */ args,
  /** @type {any} */ options,
) {
  if (typeof document === 'undefined') {
    throw new Error('Engines run in the browser; from a server, the fallback of Suspense is sent');
  }
  const call = find(work, args) ?? start(work, args, options);
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

/** @param {Function} work @param {unknown[]} args @returns {Kept | undefined} */
function find(work, args) {
  const alike = [...kept].filter((call) => same(call.args, args));
  const found = alike.find((call) => call.work === work);
  if (found || ofClient(work)) return found;
  const strays = alike.filter(
    (call) => call.settled && !call.users && String(call.work) === String(work),
  );
  if (strays.length >= TOO_MANY) {
    throw new Error('useSuspenseCall waits for ever: make its function outside of the component');
  }
  return undefined;
}

/** @param {any} work @param {unknown[]} args @param {object} options @returns {Kept} */
function start(work, args, options) {
  const controller = new AbortController();
  const promise = perform(work, args, { ...options, signal: controller.signal });
  const call = {
    work,
    args,
    promise,
    settled: false,
    users: 0,
    leave() {
      if (call.users || !kept.delete(call)) return;
      controller.abort();
      promise.then(
        (result) => result?.dispose?.(),
        () => {},
      );
    },
  };
  const later = () => {
    call.settled = true;
    setTimeout(call.leave, PATIENCE);
  };
  promise.then(later, later);
  kept.add(call);
  return call;
}
