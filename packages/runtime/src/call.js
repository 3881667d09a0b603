/**
 * The life of a call: queued → posted → started → settled, by the edges of one table and no others.
 *
 * @import { CallOptions, Spec } from './types.js'
 * @import { Op } from './protocol.js'
 * @import { Parcel } from './transfer.js'
 * @import { Lane } from './lane.js'
 * @import { Ref } from './handle.js'
 */
import { TimeoutError } from './errors.js';

/**
 * What a call asks of a lane.
 *
 * @typedef {object} Job
 * @property {Op} op
 * @property {string | number} [on]
 * @property {string} name
 * @property {Spec} spec
 * @property {Ref} [ref] the object whose member it is
 * @property {(job: Job, parcel: Parcel, options: CallOptions) => Promise<unknown>} [setUp] runs it on every lane
 *
 * @typedef {'queued' | 'posted' | 'started' | 'settled'} State
 */

/** How a call may end, whatever state it is in: a lane that says something out of turn must not leave it waiting. */
const ENDS = Object.fromEntries(
  'result error panic trap refuse abort timeout lose'.split(' ').map((end) => [end, 'settled']),
);

/** For each state, the edges that lead out of it. @type {Record<State, Record<string, string>>} */
export const LIFE = {
  queued: { post: 'posted', ...ENDS },
  // Arguments are still being read on the lane, and nothing of the engine has run: another lane may have it.
  posted: { start: 'started', move: 'queued', ...ENDS },
  started: ENDS,
  settled: {},
};

/**
 * A call that has settled may still run on its lane, where it is asked to stop or loses the lane: that is `Lane.stop`.
 */
let last = 0;

/** One call, and the promise that always settles. */
export class Call {
  id = ++last;
  /** @type {State} */
  state = 'queued';
  /** The one lane that may run it, if there is only one. @type {Lane | undefined} */
  lane;
  /** Whether it was sent to a lane that has not come to it. */
  ahead = false;
  /** Its place in the queue among calls of one priority. @type {number | undefined} */
  turn;
  /** When it is late, by `performance.now()`. */
  deadline = Infinity;
  /** @type {CallOptions['onProgress']} */
  onProgress;
  #moved = false;
  #unwatch = () => {};

  /**
   * @param {Job} job
   * @param {Parcel} parcel
   * @param {CallOptions} [options]
   */
  constructor(job, parcel, { priority = 0, caller } = {}) {
    this.job = job;
    this.parcel = parcel;
    const [ref] = parcel.refs;
    // Calls on one handle keep their order, so only those that have none may overtake.
    this.priority = ref ? 0 : priority;
    /** With whom it takes turns. */
    this.caller = ref?.lane ?? caller;
    this.promise = new Promise((resolve, reject) => {
      /** @type {(value: any) => void} */
      this.resolve = resolve;
      /** @type {(reason: unknown) => void} */
      this.reject = reject;
    });
  }

  /** Whether another lane may run it: it has not begun, all it takes is still here, and it was not to be the next before. */
  get movable() {
    const { message, moved } = this.parcel;
    return (
      this.state === 'posted' && !this.#moved && message.staging?.byteLength !== 0 && !moved.size
    );
  }

  /** @param {string} edge */
  step(edge) {
    const next = LIFE[this.state][edge];
    if (!next) throw new Error(`${this.state}: no ${edge}`);
    this.#moved ||= edge === 'move' && !this.ahead;
    this.state = /** @type {State} */ (next);
  }

  /**
   * @param {string} edge how it ends
   * @param {unknown} value the result, or why there is none
   * @param {Promise<unknown>} [told] what the promise still waits for
   */
  settle(edge, value, told) {
    this.step(edge);
    this.#unwatch();
    const reject = () => this.reject?.(value);
    if (edge === 'result') this.resolve?.(value);
    else if (told) told.then(reject, reject);
    else reject();
  }

  /**
   * Ends the call when its signal is aborted or its time is over.
   *
   * @param {CallOptions} options
   * @param {() => void} stopped told after the promise was rejected
   */
  watch({ signal, timeout, onProgress }, stopped) {
    this.onProgress = onProgress;
    /** @param {string} edge @param {unknown} reason */
    const end = (edge, reason) => {
      this.settle(edge, reason);
      stopped();
    };
    const abort = () => end('abort', signal?.reason);
    this.late = () => new TimeoutError(`${this.job.name} took over ${timeout} ms`);
    // A longer delay than 31 bits of milliseconds would fire at once.
    const ms = Number(timeout);
    const timer = ms < 2 ** 31 ? setTimeout(() => end('timeout', this.late?.()), ms) : undefined;
    if (timer) this.deadline = performance.now() + ms;
    signal?.addEventListener('abort', abort);
    this.#unwatch = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    };
  }
}
