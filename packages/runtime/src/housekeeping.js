/**
 * Looks after what costs memory and does nothing, after the cores that several engines share, and after lanes that are gone. Loaded a second after the
 * first lane has started.
 *
 * Imports nothing, so that nothing of the core is split off for it.
 *
 * @import { Lane } from './lane.js'
 * @import { Pool } from './pool.js'
 *
 * @typedef {object} Share one engine, as the others of the page see it, whichever packages and runtimes they are of
 * @property {() => number} lanes how many it has
 * @property {() => boolean} waits whether it has calls that wait
 * @property {() => number} [threads] how many threads each of its lanes has
 */

const MiB = 2 ** 20;

/** An idle lane is ended after so many milliseconds, where the caller does not say. */
const IDLE = 60_000;

/** Staging buffers go sooner: a fresh one costs milliseconds, a fresh lane tens of them. */
const STAGED = 10_000;

/** A worker that has not answered by then never will. */
const PATIENCE = 60_000;

const KEY = Symbol.for('outboard.cores');

/** @type {WeakMap<Pool, Share>} */
const shares = new WeakMap();

/** When there will be something to do, if nothing happens before. @type {WeakMap<Pool, ReturnType<typeof setTimeout>>} */
const timers = new WeakMap();

/** The lanes whose ends are waited for. @type {WeakSet<Lane>} */
const watched = new WeakSet();

/**
 * Goes through the lanes of an engine.
 *
 * @param {Pool} pool
 */
export function keepHouse(pool) {
  // A page that is offline by then can still be told why a call failed.
  import('./asides.js').catch(() => {});
  const { options, lanes, staging, queue } = pool;
  if (!queue.calls.length) queue.next.clear();
  const now = performance.now();
  const used = Math.max(0, ...lanes.map((lane) => (lane.calls.size ? now : since(lane))));
  // A timer would keep an isolate, and nobody can tell it not to: there nothing is put off.
  const late = lanes.some(({ mortal }) => mortal) ? STAGED : 0;
  if (now - used >= late) staging.free = [];
  const next = [staging.free.length ? used + STAGED : Infinity];

  for (const lane of lanes.filter(({ state }) => state === 'starting')) {
    // A module may take as long as it takes to come.
    if (lane.used === undefined) next.push(now + PATIENCE);
    else if (now - lane.used >= PATIENCE) pool.lost(lane, 'no answer');
    else next.push(lane.used + PATIENCE);
  }

  // Where a function leaves something in a static, its lane is more than its handles.
  if (pool.wanted === 'auto') {
    options.memory ??= budget();
    const { memory, idle = IDLE } = options;
    const part = partOf(pool);
    const total = lanes.reduce((sum, lane) => sum + lane.memory, 0);
    pool.most = total >= memory ? Math.min(part, lanes.length) : part;
    for (const lane of [...lanes]) {
      // In an isolate it is this thread, which does not end.
      if (!lane.mortal) continue;
      if (lane.memory > memory / part) retire(lane);
      else if (!isFree(lane)) continue;
      else if (now - since(lane) < idle) next.push(since(lane) + idle);
      else pool.lost(lane, undefined, false);
    }
    // Another engine waits for a core of which this one has more than its part.
    for (const lane of byUse(lanes).slice(part)) retire(lane);
  }
  for (const lane of lanes) watch(lane);

  const soonest = Math.min(...next);
  clearTimeout(timers.get(pool));
  if (soonest === Infinity) return;
  const timer = setTimeout(() => pool.tidy(), Math.max(0, soonest - now));
  /** @type {{ unref?: () => void }} */ (/** @type {unknown} */ (timer)).unref?.();
  timers.set(pool, timer);
}

/**
 * In a page nobody says so when a worker is ended from outside, or closes itself; but then its lock is free. Where it is said, the
 * lock is left alone: to wait for it keeps a process alive.
 *
 * @param {Lane} lane
 */
function watch(lane) {
  if (!lane.lock || lane.pool.host?.hears || watched.has(lane)) return;
  watched.add(lane);
  const ended = () => void lane.pool.lost(lane, new Error('The worker was terminated'));
  // A page that may not have the lock knows no more than it did before.
  navigator.locks.request(lane.lock, ended).catch(() => {});
}

/** @param {Lane} lane */
const since = ({ used = 0 }) => used;

/** Whether nothing would be missed. @param {Lane} lane */
const isFree = ({ state, refs, calls }) => state === 'idle' && !refs.size && !calls.size;

/** Ends it as soon as nothing holds it; where it is needed, another takes its place. @param {Lane} lane */
function retire(lane) {
  const end = () => {
    if (isFree(lane)) lane.pool.lost(lane);
  };
  // It is told before the objects of a last result are known, which hold the lane too.
  lane.vacated = () => queueMicrotask(end);
  end();
}

/** @param {Lane[]} lanes those with handles first, for they have to stay */
const byUse = (lanes) => [...lanes].sort((a, b) => b.refs.size - a.refs.size);

/** How many lanes this engine may have beside the others that have something to do. @param {Pool} pool */
function partOf(pool) {
  const { lanes } = pool.options;
  if (typeof lanes === 'number') return lanes;
  const { cores: most = 1, threads = 1 } = pool.host ?? {};
  // What it says is how many lanes there are cores for.
  const cores = most * threads;
  const scope = /** @type {{ [KEY]?: Set<Share> }} */ (globalThis);
  scope[KEY] ??= new Set();
  const all = scope[KEY];
  let own = shares.get(pool);
  if (!own) {
    own = {
      lanes: () => pool.lanes.length,
      waits: () => pool.queue.calls.length > 0,
      threads: () => pool.host?.threads ?? 1,
    };
    shares.set(pool, own);
    all.add(own);
  }
  const busy = [...all].filter((share) => share === own || share.waits() || share.lanes());
  const most8 = Math.min(cores, 8);
  // A lane with more threads than its part of the cores takes them all the same: less is left for the others.
  const wide = busy.filter((share) => (share.threads?.() ?? 1) > most8 / busy.length);
  if (wide.includes(own)) return 1;
  const left = wide.reduce((left, share) => left - (share.threads?.() ?? 1), most8);
  return Math.max(1, Math.floor(left / (busy.length - wide.length) / threads));
}

/** A quarter of what the device says it has; a phone that does not say has little. */
function budget() {
  const {
    deviceMemory,
    userAgentData,
    userAgent = '',
  } = /** @type {any} */ (globalThis.navigator ?? {});
  if (deviceMemory) return deviceMemory * 256 * MiB;
  return (userAgentData?.mobile ?? /Mobi|Android/.test(userAgent)) ? 512 * MiB : 2048 * MiB;
}
