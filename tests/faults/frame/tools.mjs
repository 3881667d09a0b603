/**
 * What a row works with: the fault between honest neighbours, and questions about what came of it.
 *
 * @import { Ledger } from './ledger.mjs'
 * @import { Facts, Place } from './row.mjs'
 */
import { bytes, checksum, equal, scramble } from './known.mjs';

/** A promise that has not settled by then is taken to be one that never will. */
const PATIENCE = 20_000;

/** Linear memory grows in pages, and a fresh lane has done less than an old one. */
const TOLERANCE = 2 ** 20;

/** What a lane of this engine has when it is fresh, and then some. */
const FRESH = 4 * 2 ** 20;

const CLASSES = [
  'EngineError',
  'EnginePanic',
  'EngineTrap',
  'StaleHandleError',
  'LaneLostError',
  'TimeoutError',
  'InitError',
  'RefusedError',
];

export class Tools {
  /** What the frame has seen itself. @type {Facts} */
  facts = {};
  /** How often a module was compiled since the page was there. */
  compiled = 0;
  /** The client, watched. @type {any} */
  engine;
  /** @type {{ lanes: number, memory: number, replaced: number } | undefined} */
  #before;

  /**
   * @param {Place} place
   * @param {Ledger} ledger
   */
  constructor(place, ledger) {
    this.place = place;
    this.ledger = ledger;
  }

  /** Two lanes; with threads, two each, however many cores there are. Where a page could have threads, and is not to, it is said. */
  get options() {
    const { variant } = this.place;
    return {
      lanes: 2,
      ...(/threads/.test(variant) && { threads: 2 }),
      ...(variant === 'relaxed' && { variant }),
    };
  }

  /**
   * Starts two lanes, and warms them.
   *
   * @param {object} [options] for `init`
   */
  async start(options = {}) {
    await this.engine.init({ ...this.options, ...options });
    await this.bothLanes();
    await Promise.all([this.#neighbour(1, 50), this.#neighbour(2, 50)]);
    this.#before = this.engine.engine.stats();
  }

  /** Calls until two lanes have answered, as long as they take to start. */
  async bothLanes() {
    const { busy } = this.engine;
    /** @type {Set<number>} */
    const ids = new Set();
    for (let tries = 0; tries < 200 && ids.size < 2; tries++) {
      for (const id of await Promise.all([busy(15), busy(15), busy(15), busy(15)])) ids.add(id);
    }
    return ids;
  }

  /**
   * The fault: one call beside it runs on the other lane, others wait while it happens, and one is made afterwards.
   *
   * @param {() => Promise<unknown>} make makes the call that fails
   * @param {{ ms?: number }} [options] how long the neighbour works
   * @returns {Promise<any>} what it was rejected with
   */
  async fault(make, { ms = 300 } = {}) {
    const beside = [this.#neighbour(1, ms)];
    const faulty = this.outcome(make);
    beside.push(...[2, 3, 4].map((key) => this.#neighbour(key, 0)));
    const outcome = await faulty;
    this.facts.error = this.words(outcome);
    await this.answers(beside);
    return outcome.error;
  }

  /**
   * Whether the calls beside a fault came to what they should, and the call after it does.
   *
   * @param {Promise<string>[]} [beside]
   */
  async answers(beside = [2, 3, 4].map((key) => this.#neighbour(key, 0))) {
    const wrong = (await Promise.all(beside)).filter((said) => said !== 'right');
    this.facts.neighbours = wrong.length ? wrong : 'all right';
    const input = bytes(9);
    const next = await this.outcome(() => this.engine.checksum(input));
    this.facts.next = next.value === checksum(input) ? 'right' : this.words(next);
  }

  /** Bytes in and out, compared with the same work done here. @param {number} key @param {number} ms */
  async #neighbour(key, ms) {
    const input = bytes(key);
    const outcome = await this.outcome(() => this.engine.scramble(input, key, ms));
    if (!outcome.value) return this.words(outcome);
    return equal(outcome.value, scramble(input, key)) ? 'right' : 'wrong bytes';
  }

  /**
   * How a promise ends; one that does not is said to be pending.
   *
   * @param {() => Promise<any>} make
   * @returns {Promise<{ value?: any, error?: any, pending?: boolean }>}
   */
  async outcome(make) {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    try {
      return await Promise.race([
        Promise.resolve(make()).then((value) => ({ value })),
        new Promise((resolve) => {
          timer = setTimeout(() => resolve({ pending: true }), PATIENCE);
        }),
      ]);
    } catch (error) {
      return { error };
    } finally {
      clearTimeout(timer);
    }
  }

  /** How a call ends, in words. @param {() => Promise<any>} make */
  async said(make) {
    return this.words(await this.outcome(make));
  }

  /** @param {{ value?: any, error?: any, pending?: boolean }} outcome */
  words({ value, error, pending }) {
    if (pending) return 'pending';
    if (error === undefined) return `resolved with ${JSON.stringify(value)}`;
    const Class = CLASSES.find((name) => error instanceof this.engine[name]);
    return Class ? `${Class} ${error.code}` : `${error?.name}: ${error?.message}`;
  }

  /** From now on nothing is wrong with the files of the package. */
  async mend() {
    const { mend } = this.place;
    if (typeof mend === 'string') await fetch(mend);
    else await mend?.();
  }

  /** @param {number} ms */
  pass(ms) {
    return new Promise((resolve) => setTimeout(resolve, ms));
  }

  /** @param {() => boolean} holds @param {number} [ms] */
  async until(holds, ms = PATIENCE) {
    const end = performance.now() + ms;
    while (!holds() && performance.now() < end) await this.pass(10);
    return holds();
  }

  /**
   * What is left behind, once everything has had its time.
   *
   * @param {string[]} uncaught
   * @returns {Promise<Facts>}
   */
  async remains(uncaught) {
    const { stats } = this.engine.engine;
    await this.bothLanes();
    await this.until(() => !stats().calls && !stats().queued && !this.ledger.pending.length, 5000);
    const { lanes, queued, calls, memory, replaced, variant = 'simd' } = stats();
    // Each thread has a stack of its own.
    const fresh = /threads/.test(variant) ? 2 * FRESH : FRESH;
    const before = this.#before?.memory ?? lanes * fresh;
    const isBack = memory > 0 && memory <= before + TOLERANCE;
    return {
      lanes,
      queued,
      calls,
      pending: this.ledger.pending,
      uncaught,
      variant: variant === this.place.variant ? 'the best' : variant,
      memory: isBack ? 'back' : `${memory} bytes, before ${before}`,
      replaced: replaced - (this.#before?.replaced ?? 0),
    };
  }
}
