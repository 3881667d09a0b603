/** What the actions act on: three engines, the handles a page has of them, the workers that were started, and the pictures. */
import { Witness } from './witness.mjs';

/** @import { Kept, Name } from './kinds.mjs' */
/** @import { Picture } from './pictures.mjs' */

/** How many calls may wait, so that the limit is met now and then. */
const QUEUE = 48;

/** Bytes of linear memory: a lane with more than half of it is replaced. The test engine ends at 64 MiB. */
const MEMORY = { faults: 64 * 2 ** 20, attributed: 64 * 2 ** 20, image: 256 * 2 ** 20 };

/** A lane that does nothing is ended soon, so that this happens at all. */
const IDLE = 1500;

/** @type {readonly Name[]} */
export const NAMES = ['faults', 'attributed', 'image'];

/**
 * What differs from place to place.
 *
 * @typedef {object} Place
 * @property {(name: Name) => Promise<any>} load a client
 * @property {(name: Name) => any} worker a new worker of it
 * @property {(path: string) => Promise<Uint8Array>} read a picture
 * @property {(worker: any) => boolean} terminable whether an engine hears at once of its end from outside
 */

/** Everything there is. */
export class World {
  /** @type {Record<Name, any>} */
  clients = /** @type {any} */ ({});
  /** @type {Record<Name, Witness>} */
  witnesses = /** @type {any} */ ({});
  /** @type {Kept[]} */
  kept = [];
  /** Those started by an engine that may still be there. @type {Record<Name, Set<any>>} */
  workers = { faults: new Set(), attributed: new Set(), image: new Set() };
  /** When each engine was stopped last. @type {Record<Name, number>} */
  #stops = { faults: -1, attributed: -1, image: -1 };
  /** What lanes may be set up with, and from when until when. @type {{ level: number, from: number, until: number }[]} */
  levels = [{ level: 0, from: 0, until: Infinity }];
  /** Whether a panic leaves its lane as it was. */
  unwinds = false;
  /** How many workers were terminated from outside. */
  terminated = 0;
  /** What the lanes had at most, in bytes. */
  peak = 0;
  /** Numbers entries and stories. */
  numbers = 0;

  /** @param {Place} place @param {Picture[]} pictures */
  constructor(place, pictures) {
    this.place = place;
    this.pictures = pictures;
  }

  /** Imports the clients, gives each two lanes, and looks what a panic does. */
  async start() {
    for (const name of NAMES) {
      const client = await this.place.load(name);
      this.clients[name] = client;
      this.witnesses[name] = new Witness(client.engine, QUEUE);
      const worker = () => this.#worker(name);
      const options = { lanes: 2, queue: QUEUE, memory: MEMORY[name], idle: IDLE, worker };
      await client.init(options);
    }
    const { faults } = this.clients;
    const before = faults.engine.stats().replaced;
    await faults.panicWith('to see what it does').catch(() => {});
    this.unwinds = faults.engine.stats().replaced === before;
  }

  /** @param {Name} name @param {number} at */
  stopped(name, at) {
    return this.#stops[name] >= at;
  }

  /** @param {Name} name */
  stop(name) {
    this.#stops[name] = performance.now();
    this.clients[name].engine.stop();
  }

  /** Ends one of an engine's workers as anybody might who has it. @param {Name} name @param {number} which */
  terminate(name, which) {
    const there = [...this.workers[name]].filter(this.place.terminable).slice(-2);
    if (!there.length) return;
    const worker = there[which % there.length];
    this.workers[name].delete(worker);
    this.terminated++;
    worker.terminate();
  }

  /** @param {any} handle @param {Name} engine @param {any} lane @param {number[]} totals */
  keep(handle, engine, lane, totals) {
    this.kept.push({ handle, engine, lane, totals, gone: false });
    return true;
  }

  /** Takes it off the list: nobody else may use it. @param {Kept} kept */
  drop(kept) {
    this.kept = this.kept.filter((other) => other !== kept);
    return kept;
  }

  /** Those of one engine. @param {Name} name */
  of(name) {
    return this.kept.filter(({ engine }) => engine === name);
  }

  /** What the engines say of themselves, summed up. */
  stats() {
    const sum = { lanes: 0, queued: 0, calls: 0, memory: 0, replaced: 0 };
    for (const { engine } of Object.values(this.clients)) {
      const stats = engine.stats();
      for (const key of /** @type {(keyof typeof sum)[]} */ (Object.keys(sum)))
        sum[key] += stats[key];
      if (stats.lanes > 2) throw new Error(`${engine.name} has ${stats.lanes} lanes`);
    }
    this.peak = Math.max(this.peak, sum.memory);
    return sum;
  }

  /** Bytes of staging buffers that wait to be used again. */
  staged() {
    return Object.values(this.clients)
      .flatMap(({ engine }) => engine.pool.staging.free)
      .reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  /** @param {Name} name */
  #worker(name) {
    const worker = this.place.worker(name);
    this.workers[name].add(worker);
    // In Node one that has ended says so; in a page the newest are those that are there.
    worker.on?.('exit', () => this.workers[name].delete(worker));
    if (!worker.on && this.workers[name].size > 4) {
      this.workers[name].delete([...this.workers[name]][0]);
    }
    return worker;
  }
}
