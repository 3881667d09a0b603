/**
 * Watches one engine from within: which lane was lost, with which calls on it, and for what cause. It is by this that a call that
 * lost its lane is told from one that was lost.
 *
 * The engine is not changed: what its pool does is written down, and then done.
 */

/** @typedef {import('./kinds.mjs').Entry} Entry */

/**
 * A lane that ended.
 *
 * @typedef {object} Loss
 * @property {any} lane
 * @property {number} at
 * @property {boolean} starting
 * @property {string} cause
 */

/** Why lanes end. */
export const CAUSES = ['trap', 'stopped call', 'terminated', 'stop()', 'housekeeping', 'start'];

/** One engine, watched. */
export class Witness {
  /** The entry whose calls are being made. @type {Entry | undefined} */
  now;
  /** @type {Loss[]} */
  losses = [];
  /** How many lanes ended for each cause. @type {Record<string, number>} */
  causes = Object.fromEntries(CAUSES.map((cause) => [cause, 0]));
  /** Calls that were on a lane when it was lost. @type {WeakSet<object>} */
  #lost = new WeakSet();

  /**
   * @param {any} engine
   * @param {number} queue how many calls may wait
   */
  constructor(engine, queue) {
    this.engine = engine;
    this.queue = queue;
    const { pool } = engine;
    const { submit, lost } = pool;
    if (!submit || !lost) throw new Error('The pool has no submit and lost to be watched');
    pool.submit = (/** @type {any} */ call, /** @type {any} */ options) => {
      this.now?.calls.push(call);
      return submit.call(pool, call, options);
    };
    pool.lost = (/** @type {any} */ lane, /** @type {any} */ cause, /** @type {any} */ replace) => {
      if (lane.state !== 'gone') this.#write(lane, cause, replace);
      return lost.call(pool, lane, cause, replace);
    };
  }

  /** Whether as many calls wait as may. */
  get full() {
    return this.engine.pool.queue.calls.length >= this.queue;
  }

  /** The lanes as they are, in words. */
  lanes() {
    const said = (/** @type {any} */ { state, calls, refs }) =>
      `${state}, ${calls.size} calls, ${refs.size} handles`;
    return this.engine.pool.lanes.map(said).join('; ');
  }

  /** @param {Entry} entry */
  lost({ calls, loose, at }) {
    return calls.some((call) => this.#lost.has(call)) || (loose && this.#since(at));
  }

  /** Whether a lane could not be started since then. @param {number} at */
  failed(at) {
    return this.#since(at, ({ starting }) => starting);
  }

  /** Whether a lane is gone. @param {any} lane */
  gone(lane) {
    return lane?.state === 'gone';
  }

  /** Forgets what no call that is still open can have seen. */
  forget() {
    this.losses = [];
  }

  /** @param {number} at @param {(loss: Loss) => boolean} [which] */
  #since(at, which = () => true) {
    return this.losses.some((loss) => loss.at >= at && which(loss));
  }

  /** @param {any} lane @param {any} reason @param {boolean | undefined} replace */
  #write(lane, reason, replace) {
    const starting = lane.state === 'starting';
    const cause = starting && reason?.message !== STOP ? 'start' : named(reason, replace);
    this.causes[cause]++;
    this.losses.push({ lane, at: performance.now(), starting, cause });
    for (const call of lane.calls.values()) this.#lost.add(call);
  }
}

const STOP = 'The engine was stopped';
const STOPPED = 'A call was stopped';

/** @param {any} reason @param {boolean | undefined} replace */
function named(reason, replace) {
  if (reason === undefined) return 'housekeeping';
  if (/^Engine(Trap|Panic)$/.test(reason.name)) return 'trap';
  if (reason.message === STOP && replace === false) return 'stop()';
  if (reason.message === STOPPED) return 'stopped call';
  return 'terminated';
}
