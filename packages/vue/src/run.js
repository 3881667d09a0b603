/** One run after the other, of which the last one wins. */
import { onScopeDispose, shallowRef, toRaw, toValue, unref, watch } from 'vue';
import { perform, same } from './perform.js';

/** Where nothing runs. */
const ON_SERVER = typeof document === 'undefined';

/**
 * @param {any} work
 * @param {any} args runs with these whenever they are others
 * @param {any} options
 * @param {boolean} [owns] whether results are disposed of when their time is over
 * @returns {any}
 */
export function useRun(work, args, options, owns = false) {
  const status = shallowRef('idle');
  const [data, error, progress] = [shallowRef(), shallowRef(), shallowRef()];
  // What is reactive cannot be sent to a lane; what stands behind it can.
  const wanted = () => {
    const given = toValue(args);
    return given ? given.map((/** @type {any} */ each) => toRaw(unref(each))) : undefined;
  };
  /** @type {any} */
  let current;

  function stop() {
    const last = current;
    current = undefined;
    last?.controller.abort();
    // One that was not made needs no end, and its error has been told.
    if (owns)
      last?.promise.then(
        (/** @type {any} */ made) => made.dispose(),
        () => {},
      );
  }

  function begin(/** @type {string} */ now) {
    stop();
    status.value = now;
    error.value = progress.value = undefined;
    if (owns || now === 'idle') data.value = undefined;
  }

  function run(/** @type {any[]} */ ...given) {
    begin('running');
    const controller = new AbortController();
    const { signal } = controller;
    const all = {
      ...toValue(options),
      signal,
      onProgress: (/** @type {any} */ news) => {
        if (!signal.aborted) progress.value = news;
      },
    };
    const promise = perform(work, given.length ? given.map(toRaw) : wanted() || [], all);
    const end =
      (/** @type {string} */ now, /** @type {any} */ place) => (/** @type {any} */ value) => {
        if (signal.aborted) return;
        place.value = value;
        status.value = now;
      };
    current = { controller, promise };
    promise.then(end('done', data), end('failed', error));
  }

  function cancel() {
    if (status.value !== 'running') return;
    stop();
    status.value = 'cancelled';
  }

  if (ON_SERVER) status.value = wanted() ? 'running' : 'idle';
  else {
    watch(
      wanted,
      (now, before) => {
        if (!now) begin('idle');
        else if (!same(now, before)) run(...now);
      },
      { immediate: true },
    );
  }
  onScopeDispose(stop);
  return {
    status,
    data,
    error,
    progress,
    run,
    cancel,
    get promise() {
      return current?.promise ?? Promise.resolve();
    },
  };
}
