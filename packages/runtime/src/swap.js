/**
 * Another build of an engine takes the place of the one that runs, in an open page. Only pages under development load this.
 *
 * Imports nothing: it works on the objects that the page has, also where a bundler has put the page's own runtime into one file.
 *
 * @import { Engine } from './engine.js'
 * @import { Lane } from './lane.js'
 * @import { Pool } from './pool.js'
 * @import { Ref } from './handle.js'
 * @import { Host } from './types.js'
 */

/** How often a lane that found the next build's files looks whether the engine has been swapped, and how often at most. */
const PAUSE = 20;
const PAUSES = 250;

/**
 * Prepares an engine for its next build: its files are there a moment before anybody says so, and a lane that starts in between finds
 * them. The calls that wait for it go on waiting, instead of being refused.
 *
 * @param {Engine} engine
 */
export function expectNext({ pool }) {
  const { host } = pool;
  if (!host) return;
  const { failed } = host;
  host.failed = async (cause, given) => {
    const error = /** @type {Error & { code?: string }} */ (await failed(cause, given));
    const isNext = /wrong-version|integrity/.test(error.code ?? '');
    for (let i = 0; isNext && pool.host === host && i < PAUSES; i++) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
    return error;
  };
}

/**
 * Gives an engine another build. What waits is run by new lanes; what runs is finished on the old ones, which then end. The handles of
 * the old ones are stale. The exports must be those of the build before.
 *
 * @param {Engine} engine
 * @param {{ build: string, host: Host }} next
 * @returns {Promise<void>} fulfilled when nothing runs on the old lanes any more
 */
export async function swap(engine, { build, host }) {
  const { pool } = engine;
  const { lanes } = pool;
  const old = retired(pool);
  pool.lanes = [];
  pool.build = build;
  pool.host = host;
  expectNext(engine);
  const ends = lanes.map((lane) => leave(lane, old));
  // A set-up that was on its way to one of them; then what waits for their handles.
  for (const lane of lanes) pool.orphan?.(lane);
  pool.sweep();
  // Whoever called before will call again: the next call should not wait for a worker to start.
  if (lanes.length && !pool.queue.calls.length) pool.grow();
  pool.pump();
  await Promise.all(ends);
}

/**
 * A pool for the lanes that are to end. It starts none, and what it would do about calls is done by the pool that goes on.
 *
 * @param {Pool} pool
 * @returns {Pool}
 */
function retired(pool) {
  const Same = /** @type {typeof Pool} */ (pool.constructor);
  const old = new Same(pool.build, pool.wanted);
  old.lanes = [...pool.lanes];
  old.options = { ...pool.options, lanes: 0 };
  old.queue = pool.queue;
  old.orphan = pool.orphan;
  // Its symbols are those of another build by now: without them, a stack is at least not wrong.
  old.host = pool.host && { ...pool.host, explain: undefined };
  old.pump = () => pool.pump();
  old.tidy = () => {};
  old.adopt = (lane, value, links) => {
    const adopted = pool.adopt(lane, value, links);
    for (const ref of lane.refs) outdate(ref);
    return adopted;
  };
  return old;
}

/**
 * Ends a lane as soon as nothing runs there.
 *
 * @param {Lane} lane
 * @param {Pool} old
 * @returns {Promise<void>}
 */
function leave(lane, old) {
  lane.pool = old;
  for (const ref of lane.refs) outdate(ref);
  // One that has not started has nothing to finish, and may find the files of another build.
  if (lane.state === 'starting') lane.state = 'idle';
  else if (lane.calls.size) return finished(lane, old);
  return old.lost(lane, undefined, false);
}

/** @param {Lane} lane @param {Pool} old @returns {Promise<void>} */
function finished(lane, old) {
  return new Promise((resolve) => {
    const { finish, end } = lane;
    lane.finish = (reply) => {
      const call = finish.call(lane, reply);
      // What the answer holds is taken first.
      if (!lane.calls.size) queueMicrotask(() => old.lost(lane, undefined, false));
      return call;
    };
    // However it ends: it may also break, or be stopped.
    lane.end = () => {
      end.call(lane);
      resolve();
    };
  });
}

/** Nothing more is asked of the object; a call that uses it now is finished. @param {Ref} ref */
function outdate(ref) {
  ref.end('lost');
  const { stale } = ref;
  ref.stale = () => {
    const error = stale.call(ref);
    if (ref.gone !== 'disposed') {
      error.message = `This ${ref.type} is of the build before: the engine was rebuilt and swapped, so make it again`;
    }
    return error;
  };
}
