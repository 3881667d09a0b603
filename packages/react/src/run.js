/** One run after the other, of which the last one wins. */
import { useCallback, useEffect, useInsertionEffect, useMemo, useRef, useState } from 'react';
import { ofClient, perform, same } from './perform.js';

/** @type {any} */
const START = { status: 'idle', data: undefined, error: undefined, progress: undefined };

/** What was given before, as long as it is the same. @template T @param {T} value @returns {T} */
export function useSame(value) {
  const [kept, keep] = useState(value);
  if (same(kept, value)) return kept;
  keep(value);
  return value;
}

/**
 * @param {any} work
 * @param {readonly unknown[] | undefined} args runs with these whenever they are others
 * @param {object} [options]
 * @param {boolean} [owns] whether results are disposed of when their time is over
 */
export function useRun(work, args, options, owns = false) {
  // Functions of one's own are others in each render; those of a client stay.
  const wanted = useSame(args && [ofClient(work) ? work : null, ...args]);
  const latest = useRef(/** @type {any} */ (undefined));
  useInsertionEffect(() => {
    latest.current = { work, args, options, wanted };
  });
  const current = useRef(/** @type {any} */ (undefined));
  const [state, setState] = useState(START);

  const stop = useCallback(() => {
    const last = current.current;
    current.current = undefined;
    last?.controller.abort();
    // One that was not made needs no end, and its error has been told.
    if (owns)
      last?.promise.then(
        (/** @type {any} */ made) => made.dispose(),
        () => {},
      );
  }, [owns]);

  const run = useCallback(
    (/** @type {unknown[]} */ ...given) => {
      stop();
      const { work, args = [], options, wanted } = latest.current;
      const controller = new AbortController();
      const { signal } = controller;
      const tell = (/** @type {object} */ news) => {
        if (!signal.aborted) setState((/** @type {object} */ before) => ({ ...before, ...news }));
      };
      const onProgress = (/** @type {object} */ progress) => tell({ progress });
      const all = { ...options, signal, onProgress };
      const promise = perform(work, given.length ? given : args, all);
      current.current = { controller, promise };
      const fresh = { ...START, of: wanted, status: 'running' };
      setState((/** @type {any} */ { data }) => (owns ? fresh : { ...fresh, data }));
      promise.then(
        (data) => tell({ status: 'done', data }),
        (error) => tell({ status: 'failed', error }),
      );
    },
    [owns, stop],
  );

  const running = state.status === 'running';
  const cancel = useCallback(() => {
    if (!running) return;
    stop();
    setState((/** @type {object} */ before) => ({ ...before, status: 'cancelled' }));
  }, [running, stop]);

  useEffect(() => {
    if (wanted) run();
    else setState(START);
    return stop;
  }, [wanted, run, stop]);

  return useMemo(() => {
    // Until its effect has run, nothing is known of what is wanted now.
    const { of, ...told } =
      state.of === wanted
        ? state
        : {
            ...START,
            status: wanted ? 'running' : 'idle',
            data: wanted && !owns ? state.data : undefined,
          };
    return { ...told, run, cancel };
  }, [state, wanted, owns, run, cancel]);
}
