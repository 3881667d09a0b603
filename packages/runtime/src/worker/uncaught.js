/**
 * What breaks outside every call: a task that an async export left running, a callback of a timer. No promise says so. A panic that
 * unwinds is no exception here: the tasks queued behind the one that panicked may never be polled, and calls would wait for them.
 *
 * @import { LanePort } from '../types.js'
 */
import { isTrap } from './failure.js';

/**
 * @param {LanePort} port
 * @param {(error: unknown) => void} crash
 */
export function onUncaught(port, crash) {
  if (/** @type {unknown} */ (port) === globalThis) {
    globalThis.addEventListener('error', (event) => {
      event.preventDefault();
      crash(event.error ?? new Error(event.message));
    });
    globalThis.addEventListener('unhandledrejection', (event) => {
      // Others are reported to the console by the browser and break nothing.
      if (isTrap(event.reason)) crash(event.reason);
    });
  } else if ('on' in port) {
    // Node's own end of the line; in an isolate, what is uncaught is not ours alone.
    globalThis.process.on('uncaughtException', crash);
    // As in a browser: to be told of it is enough, unless the instance is broken.
    globalThis.process.on('unhandledRejection', (reason) => {
      if (isTrap(reason)) crash(reason);
      else console.error(reason);
    });
  }
}
