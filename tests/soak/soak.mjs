/** The soak itself, the same in a page and in Node: rounds of random actions, and after each nothing may be left over. */
import { Ledger, pause } from './ledger.mjs';
import { ACTIONS } from './model.mjs';
import { Random } from './random.mjs';
import { NAMES, World } from './world.mjs';

/** @import { Action, Entry, Made, Name } from './kinds.mjs' */
/** @import { Picture } from './pictures.mjs' */
/** @import { Place } from './world.mjs' */

/** After so long without anything to do, housekeeping has been there. */
const HOUSE = 2500;

/** One run, from one seed. */
export class Soak {
  /** Which actions have been chosen so far. */
  #choices;
  #rounds = 0;
  /** Errors that nobody caught. @type {string[]} */
  uncaught = [];

  /**
   * @param {number} seed
   * @param {Place} place
   * @param {Picture[]} pictures
   */
  constructor(seed, place, pictures) {
    this.seed = seed;
    this.world = new World(place, pictures);
    this.ledger = new Ledger(this.world);
    this.#choices = new Random(seed);
  }

  start() {
    return this.world.start();
  }

  /**
   * Goes on for so many milliseconds.
   *
   * @param {number} ms
   * @param {boolean} [calm] without what harms a lane
   * @returns {Promise<boolean>} whether it makes sense to go on
   */
  async run(ms, calm = false) {
    const end = performance.now() + ms;
    while (performance.now() < end) {
      if (!(await this.#round(calm))) return false;
    }
    return true;
  }

  /** Some actions, more or less at once, until all of them have ended. @param {boolean} isCalm */
  async #round(isCalm) {
    const choices = this.#choices;
    const calm = choices.chance(0.2) || isCalm;
    const actions = ACTIONS.filter(({ fault }) => !(calm && fault));
    // A burst fills the queue; otherwise calls come one after the other.
    const count = choices.size(250);
    const gap = choices.pick([0, 0, 1, 4]);
    for (let i = 0; i < count; i++) {
      this.#act(choices.weighted(actions));
      if (gap && choices.chance(0.5)) await pause(choices.next() * gap);
    }
    if (!(await this.ledger.settled()) || !(await this.#quiet())) return false;
    for (const name of NAMES) this.world.witnesses[name].forget();
    // Sometimes a page does nothing for a while.
    if (++this.#rounds % 100 === 0) await pause(HOUSE);
    return true;
  }

  /** @param {Action} action */
  #act({ name, make }) {
    const { world, ledger } = this;
    const number = ++world.numbers;
    // Each has numbers of its own: what it is does not depend on what came back before.
    const random = new Random(this.seed, number);
    const made = make(world, random);
    if (!made) return;
    const witness = world.witnesses[made.engine];
    const options = made.plain ? {} : optionsOf(random, made, number);
    /** @type {Entry} */
    const entry = {
      number,
      name,
      made,
      calls: [],
      loose: made.loose ?? false,
      at: performance.now(),
      full: !made.loose && witness.full && !options.signal?.aborted,
      options: options.given ?? {},
      done: Promise.resolve(),
    };
    if (entry.options.signal?.aborted) entry.abortedAt = entry.at;
    witness.now = entry;
    const promise = made.call(entry.options);
    witness.now = undefined;
    entry.done = ledger.enter(entry, promise);
    options.arm?.(() => {
      if (ledger.open.has(entry)) entry.abortedAt = performance.now();
    });
  }

  /** Waits until the lanes have nothing left that nobody waits for. */
  async #quiet() {
    const end = performance.now() + 5000;
    for (;;) {
      const { queued, calls } = this.world.stats();
      if (!queued && !calls) return true;
      if (performance.now() > end) {
        this.ledger.wrong(
          'quiet',
          `${queued} calls wait and ${calls} are on lanes, and nobody made them`,
        );
        return false;
      }
      await pause(5);
    }
  }

  /** Disposes of every handle. What is left on the lanes then is a leak, once what was forgotten has been collected. */
  async clear() {
    const { world } = this;
    const kept = world.kept.splice(0);
    await Promise.all(kept.map(({ handle }) => handle.dispose()));
    await pause(HOUSE);
  }

  /** How many objects live on the lanes of the test engine, which counts them. @returns {Promise<number>} */
  async living() {
    const { faults } = this.world.clients;
    /** @type {Map<number, number>} */
    const lanes = new Map();
    for (let tries = 0; tries < 20; tries++) {
      const seen = await Promise.all([faults.sessions(20), faults.sessions(20)]);
      for (const [lane, count] of seen) lanes.set(lane, count);
    }
    return [...lanes.values()].reduce((sum, count) => sum + count, 0);
  }

  /** Ends all lanes. */
  stop() {
    for (const name of NAMES) this.world.stop(name);
  }

  /** What can be said so far, as JSON carries it. */
  figures() {
    const { world, ledger } = this;
    const causes = Object.fromEntries(
      NAMES.map((/** @type {Name} */ name) => [name, { ...world.witnesses[name].causes }]),
    );
    const ended = NAMES.reduce((sum, name) => sum + causes[name].terminated, 0);
    return {
      actions: ledger.made,
      rounds: this.#rounds,
      unwinds: world.unwinds,
      stats: world.stats(),
      peak: world.peak,
      staged: world.staged(),
      terminated: world.terminated,
      causes,
      counts: [...ledger.counts].map(([name, ends]) => ({ name, ends: Object.fromEntries(ends) })),
      wrongs: [
        ...(ended > world.terminated
          ? [`${ended - world.terminated} lanes ended by themselves`]
          : []),
        ...ledger.wrongs,
        ...this.uncaught.map((what) => `uncaught: ${what}`),
      ],
    };
  }
}

/**
 * Options that any call may have: a signal, a timeout, a priority, a caller.
 *
 * @param {Random} random
 * @param {Made} made
 * @param {number} number
 * @returns {{ given?: Record<string, any>, signal?: AbortSignal, arm?: (aborts: () => void) => void }}
 */
function optionsOf(random, { endless, handles, hasty }, number) {
  /** @type {Record<string, any>} */
  const given = {};
  if (random.chance(0.1)) given.priority = random.whole(-2, 2);
  if (random.chance(0.1)) given.caller = random.pick(['one', 'two', 'three']);
  // A stop costs the lane of a handle, and with it all the others there.
  const rare = handles ? 0.02 : 0.06;
  const stops = hasty ? 'abort' : endless ? random.pick(['abort', 'timeout']) : '';
  if (stops === 'timeout' || (!stops && random.chance(rare))) {
    given.timeout = random.whole(endless ? 5 : 0, 60);
  }
  if (stops !== 'abort' && !random.chance(rare)) return { given };
  const controller = new AbortController();
  const reason = random.pick([
    undefined,
    { abort: number },
    new Error(`abort ${number}`),
    `${number}`,
  ]);
  given.signal = controller.signal;
  if (random.chance(0.1)) {
    controller.abort(reason);
    return { given };
  }
  const ms = hasty ? random.whole(0, 3) : random.size(60);
  const arm = (/** @type {() => void} */ aborts) => {
    const abort = () => {
      aborts();
      controller.abort(reason);
    };
    if (ms) setTimeout(abort, ms);
    else abort();
  };
  return { given, arm };
}
