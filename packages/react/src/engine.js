/** How an engine is. */
import { useEffect, useState } from 'react';
import { same } from './perform.js';
import { useSame } from './run.js';

/** Milliseconds between two looks at its lanes. */
const LOOK = 500;

/** @type {any} */
const STARTING = { status: 'starting', error: undefined, stats: undefined };

/** @type {typeof import('./index.js').useEngine} */
export function useEngine(client, options) {
  const { engine = client } = /** @type {any} */ (client);
  const init = typeof client === 'function' ? client : engine.init;
  const given = useSame(options);
  const [state, setState] = useState(STARTING);

  useEffect(() => {
    let ended = false;
    const tell = (/** @type {object} */ news) => {
      if (!ended) setState((/** @type {object} */ before) => ({ ...before, ...news }));
    };
    const look = () =>
      setState((/** @type {any} */ before) => {
        const stats = engine.stats?.();
        return same(before.stats, stats) ? before : { ...before, stats };
      });
    setState(STARTING);
    init(given).then(
      () => tell({ status: 'ready' }),
      (/** @type {unknown} */ error) => tell({ status: 'failed', error }),
    );
    const timer = setInterval(look, LOOK);
    return () => {
      ended = true;
      clearInterval(timer);
    };
  }, [engine, init, given]);
  return state;
}
