/** Whether a call ended as it had to. The whole contract of the runtime is here, as one list of cases. */

/** @import { Entry } from './kinds.mjs' */
/** @import { World } from './world.mjs' */

/** By so many milliseconds a timer of a busy machine may be late. */
const LATE = 2000;

/** @typedef {{ value: any } | { error: any }} Outcome */

/**
 * @param {World} world
 * @param {Entry} entry
 * @param {Outcome} outcome
 * @returns {{ end: string, wrong?: string }} what it ended as, and what is wrong with that
 */
export function judge(world, entry, outcome) {
  return 'error' in outcome ? failed(world, entry, outcome.error) : gave(entry, outcome.value);
}

/** @param {Entry} entry @param {any} value */
function gave(entry, value) {
  const { made, options, at, full, abortedAt } = entry;
  const end = 'result';
  const took = performance.now() - at;
  if (full) return { end, wrong: 'the queue was full' };
  if (abortedAt !== undefined) return { end, wrong: 'it was aborted before' };
  if (took > options.timeout + LATE) {
    return { end, wrong: `it took ${took.toFixed()} ms, with a timeout of ${options.timeout}` };
  }
  if (!made.value) return { end, wrong: `it should have failed, and gave ${words(value)}` };
  const right = made.value(value);
  if (right === true) return { end };
  return { end, wrong: right || `it gave ${words(value)}` };
}

/** @param {World} world @param {Entry} entry @param {any} error */
function failed(world, entry, error) {
  const { made, options, at, full, abortedAt, calls } = entry;
  const witness = world.witnesses[made.engine];
  const end = error?.code ? `${error.name} ${error.code}` : 'an error of its own';
  const wrong = (/** @type {string} */ why) => ({ end, wrong: `${why}: ${words(error)}` });

  if (abortedAt !== undefined && error === options.signal.reason) {
    const late = performance.now() - abortedAt;
    return late > LATE
      ? wrong(`it was told ${late.toFixed()} ms after the abort`)
      : { end: 'aborted' };
  }
  // One that waits for the names in its stack has ended before it says so.
  const ownEnd = made.fails?.(error);
  // One that was refused as it was made was never there to be aborted.
  if (abortedAt !== undefined && !ownEnd && calls.length) {
    return wrong('it was aborted, and says something else');
  }
  // What is plainly wrong with a call is said before it is counted.
  if (ownEnd) return full && !made.plain ? wrong('the queue was full') : { end };
  switch (error?.code) {
    case 'outboard/timeout': {
      const took = performance.now() - at;
      if (took >= options.timeout - 2 && took < options.timeout + LATE) return { end };
      return wrong(`it took ${took.toFixed()} ms, with a timeout of ${options.timeout}`);
    }
    case 'outboard/lane-lost':
      if (error.message === 'The engine was stopped') {
        return world.stopped(made.engine, at)
          ? { end: `${end}, stopped` }
          : wrong('nobody stopped it');
      }
      return witness.lost(entry) ? { end } : wrong('its lane was not lost');
    case 'outboard/stale-handle': {
      const gone = made.handles?.some((kept) => kept.gone || witness.gone(kept.lane));
      return gone || (made.loose && witness.lost(entry)) ? { end } : wrong('its handles are good');
    }
    case 'outboard/queue-full':
      return full || made.loose ? { end } : wrong('the queue was not full');
    case 'outboard/worker-failed':
      return witness.failed(at) ? { end } : wrong('no start failed');
    default:
      return wrong('unexpected');
  }
}

/** @param {any} value @returns {string} */
export function words(value) {
  if (value instanceof Error || typeof value?.message === 'string') {
    const { name, code = '', message, cause } = value;
    return `${name} ${code} “${message}”${cause ? `, because of ${words(cause)}` : ''}`;
  }
  if (ArrayBuffer.isView(value)) return `${value.byteLength} bytes`;
  if (typeof value === 'object' && value !== null) {
    try {
      return JSON.stringify(value).slice(0, 200);
    } catch {
      return String(value);
    }
  }
  return String(value).slice(0, 200);
}
