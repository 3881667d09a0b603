/** Calls, and objects, of a component. */
import { useMemo } from 'react';
import { useRun } from './run.js';

/** @type {any} */
export const useCall = (
  /** @type {any} */ work,
  /** @type {any} */ args,
  /** @type {any} */ options,
) => useRun(work, args || undefined, options);

/** @type {any} */
export function useHandle(
  /** @type {any} */ made,
  /** @type {any} */ args,
  /** @type {any} */ options,
) {
  const run = useRun(made.create ?? made, args || undefined, options, true);
  return useMemo(() => {
    const { data: handle, run: renew, ...rest } = run;
    return { ...rest, handle, renew };
  }, [run]);
}
