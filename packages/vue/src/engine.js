/** How an engine is. */
import { onScopeDispose, shallowRef } from 'vue';
import { same } from './perform.js';

/** Milliseconds between two looks at its lanes. */
const LOOK = 500;

/** @type {any} */
export function useEngine(/** @type {any} */ client, /** @type {any} */ options) {
  const { engine = client } = client;
  const [status, error, stats] = [shallowRef('starting'), shallowRef(), shallowRef()];
  if (typeof document === 'undefined') return { status, error, stats };
  const end = (/** @type {string} */ now) => (/** @type {any} */ why) => {
    error.value = why;
    status.value = now;
  };
  (typeof client === 'function' ? client : engine.init)(options).then(end('ready'), end('failed'));
  const timer = setInterval(() => {
    const now = engine.stats?.();
    if (!same(now, stats.value)) stats.value = now;
  }, LOOK);
  onScopeDispose(() => clearInterval(timer));
  return { status, error, stats };
}
