/**
 * Functions that set an engine up: they run on every lane, and again on each later one with the last arguments. A client
 * without any has no need of this.
 *
 * @import { CallOptions, Callable, Spec } from './types.js'
 * @import { Engine } from './engine.js'
 * @import { Job } from './call.js'
 * @import { Lane } from './lane.js'
 * @import { Parcel } from './transfer.js'
 * @import { Pool } from './pool.js'
 *
 * @typedef {{ job: Job, parcel: Parcel }} SetUp
 */
import { Call } from './call.js';
import { keep } from './transfer.js';

/**
 * @param {Engine} engine
 * @param {string} name
 * @param {Spec} spec
 * @returns {Callable}
 */
export function onEveryLane(engine, name, spec) {
  const { pool } = engine;
  pool.setUps ??= new Map();
  const last = pool.setUps;
  pool.prepare ??= (lane) => prepare(pool, last, lane);
  pool.orphan ??= (lane) => orphan(pool, last, lane);
  return engine.callable(name, spec, {
    op: 'call',
    name: spec.export ?? name,
    setUp: (job, parcel, options) => run(pool, last, { job, parcel }, options),
  });
}

/**
 * What must run on every lane runs first.
 *
 * @param {Pool} pool
 * @param {Map<string, SetUp>} last
 * @param {Lane} lane
 */
async function prepare(pool, last, lane) {
  for (const { job, parcel } of last.values()) {
    // The one that started the lane is in the queue, and comes first there.
    if (pool.queue.calls.some((call) => call.lane === lane && call.job === job)) continue;
    const call = new Call(job, parcel);
    lane.post(call);
    await call.promise;
  }
}

/**
 * What waits for a lane that is lost runs on another; but not after what came later, which the next lane is prepared with.
 *
 * @param {Pool} pool
 * @param {Map<string, SetUp>} last
 * @param {Lane} lane
 */
function orphan(pool, last, lane) {
  for (const call of pool.queue.calls.filter((each) => each.lane === lane)) {
    call.lane = undefined;
    if (last.get(call.job.name)?.job === call.job) continue;
    pool.queue.remove(call);
    call.settle('result', undefined);
  }
}

/**
 * @param {Pool} pool
 * @param {Map<string, SetUp>} last
 * @param {SetUp} now
 * @param {CallOptions} options
 */
async function run(pool, last, now, options) {
  const { job, parcel } = now;
  const before = last.get(job.name);
  // It overtakes what waits: no later call may find its lane without.
  const another = () => new Call(job, parcel, { priority: Infinity });
  try {
    keep(parcel);
  } catch (error) {
    return pool.refuse(another(), error);
  }
  // Every lane gets a clone.
  parcel.moved.clear();
  if (!pool.lanes.length) pool.grow();
  const runs = pool.lanes.map((lane) => {
    const call = another();
    call.lane = lane;
    return pool.submit(call, options);
  });
  last.set(job.name, now);
  try {
    return (await Promise.all(runs))[0];
  } catch (error) {
    // Arguments that were refused are not for lanes to come.
    if (last.get(job.name) === now) {
      if (before) last.set(job.name, before);
      else last.delete(job.name);
    }
    throw error;
  }
}
