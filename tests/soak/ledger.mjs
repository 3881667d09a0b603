/** Every promise is entered, and must settle as its entry says. */
import { judge, words } from './judge.mjs';

/** @import { Entry } from './kinds.mjs' */
/** @import { World } from './world.mjs' */

/** A promise that has not settled by then is taken to be one that never will. The runtime waits a minute for a lane that starts. */
const PATIENCE = 90_000;

/** More of one action would say the same again. */
const WRONGS = 3;

/** The promises of one soak. */
export class Ledger {
  /** @type {Set<Entry>} */
  open = new Set();
  made = 0;
  /** How many of each action ended in each way. @type {Map<string, Map<string, number>>} */
  counts = new Map();
  /** How many of each action were not as they must be. @type {Map<string, number>} */
  #wrong = new Map();
  /** What was not as it must be. @type {string[]} */
  wrongs = [];

  /** @param {World} world */
  constructor(world) {
    this.world = world;
  }

  /** @param {string} name of the action @param {string} what */
  wrong(name, what) {
    const count = (this.#wrong.get(name) ?? 0) + 1;
    this.#wrong.set(name, count);
    if (count <= WRONGS) this.wrongs.push(what);
    else if (count === WRONGS + 1) this.wrongs.push(`${name}: and so on`);
  }

  /**
   * @param {Entry} entry
   * @param {Promise<any>} promise
   */
  async enter(entry, promise) {
    this.made++;
    this.open.add(entry);
    const outcome = await promise.then(
      (value) => ({ value }),
      (error) => ({ error }),
    );
    const { end, wrong } = judge(this.world, entry, outcome);
    this.open.delete(entry);
    const ends = this.counts.get(entry.name) ?? new Map();
    this.counts.set(entry.name, ends.set(end, (ends.get(end) ?? 0) + 1));
    if (wrong) this.wrong(entry.name, `${title(entry)} ended as ${end}: ${wrong}`);
    entry.made.settled?.(entry, 'value' in outcome);
  }

  /** Waits until nothing is open, or says what never will be settled. @returns {Promise<boolean>} */
  async settled() {
    const end = performance.now() + PATIENCE;
    while (this.open.size && performance.now() < end) {
      await Promise.race([...[...this.open].map(({ done }) => done), pause(100)]);
    }
    for (const entry of this.open) {
      const states = entry.calls.map(
        ({ id, state, lane }) => `${id} ${state} ${lane?.state ?? ''}`,
      );
      const lanes = this.world.witnesses[entry.made.engine].lanes();
      this.wrong(entry.name, `${title(entry)} never settled [${states.join('; ')}] [${lanes}]`);
    }
    return !this.open.size;
  }
}

/** @param {Entry} entry */
function title({ number, name, options }) {
  const said = Object.entries(options).map(([key, value]) => `${key} ${words(value)}`);
  return `#${number} ${name}${said.length ? ` (${said.join(', ')})` : ''}`;
}

/** @param {number} ms */
export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
