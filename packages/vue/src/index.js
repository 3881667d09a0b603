/** Any client of Outboard in Vue: what runs belongs to a scope, and ends with it. Types and docs are in `index.d.ts`. */
import { useRun } from './run.js';

export { useEngine } from './engine.js';

/** @type {any} */
export const useCall = (
  /** @type {any} */ work,
  /** @type {any} */ args,
  /** @type {any} */ options,
) => useRun(work, args, options);

/** @type {any} */
export function useHandle(
  /** @type {any} */ made,
  /** @type {any} */ args,
  /** @type {any} */ options,
) {
  const run = useRun(made.create ?? made, args, options, true);
  const { data: handle, run: renew, status, error, progress, cancel } = run;
  return {
    handle,
    renew,
    status,
    error,
    progress,
    cancel,
    get promise() {
      return run.promise;
    },
  };
}
