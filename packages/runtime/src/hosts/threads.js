/**
 * The threads of a lane, as its page sees them: workers of the lane's own script that are started beside it. It is the page that
 * starts them, for in Firefox a worker that makes another one is now and then never heard of again; and the page that passes the
 * lane's memory on, for a message port there does not always carry it.
 *
 * @import { LaneWorker } from '../types.js'
 * @import { Share } from '../worker/thread.js'
 */

/** A worker that has not answered after so many milliseconds counts as one that cannot start. */
const PATIENCE = 10_000;

/**
 * @typedef {object} Told
 * @property {(data: any) => void} hear a thread says how far a call is, or that it broke
 * @property {(error: unknown) => void} lost one that was up is not any more
 */

/** The threads beside one lane. */
export class Crew {
  /** @type {Thread[]} */
  #threads;
  /** Those that are there, once all have answered or none is to be expected. @type {Promise<number>} */
  there;
  /** Why the last that failed did, in words. @type {string | undefined} */
  why;

  /** @param {number} count @param {() => LaneWorker} open @param {Told} told */
  constructor(count, open, told) {
    this.#threads = Array.from({ length: count }, () => new Thread(open(), told));
    this.there = this.#all((thread) => thread.ask({ kind: 'thread' }, 'here'));
  }

  /** Gives all what the lane has made for them. @param {Omit<Share, 'index'>} share @returns {Promise<number>} how many are up */
  join(share) {
    const lock = (/** @type {number} */ index) => share.lock && `${share.lock} ${index + 1}`;
    return this.#all((thread, index) =>
      thread.ask({ ...share, kind: 'join', index, lock: lock(index) }, 'up'),
    );
  }

  /** Sends those that are up into Rust, for good. */
  run() {
    for (const thread of this.#threads) thread.run();
  }

  end() {
    for (const thread of this.#threads) thread.end();
  }

  /** Drops those that fail. @param {(thread: Thread, index: number) => Promise<void>} step */
  async #all(step) {
    const ends = await Promise.allSettled(this.#threads.map(step));
    const kept = this.#threads.filter((_, index) => ends[index].status === 'fulfilled');
    for (const end of ends) if (end.status === 'rejected') this.why = end.reason.message;
    this.#threads = kept;
    return kept.length;
  }
}

class Thread {
  /** What is waited for. @type {{ kind: string, resolve: () => void, reject: (error: unknown) => void } | undefined} */
  #asked;
  #running = false;

  /** @param {LaneWorker} worker @param {Told} told */
  constructor(worker, { hear, lost }) {
    this.worker = worker;
    worker.onmessage = ({ data }) => {
      const { kind, message } = data ?? {};
      if (this.#running) hear(data);
      else if (kind === this.#asked?.kind) this.#asked?.resolve();
      else if (kind === 'failed') this.#asked?.reject(new Error(message));
    };
    const fail = (/** @type {any} */ error) => {
      error?.preventDefault?.();
      if (this.#running) lost(error);
      const why = `A thread did not start: ${error?.message ?? error}`;
      this.#asked?.reject(new Error(why, { cause: error }));
    };
    worker.onerror = fail;
    worker.onmessageerror = fail;
  }

  /** @param {object} message @param {string} kind of its answer @returns {Promise<void>} */
  async ask(message, kind) {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    try {
      await new Promise((resolve, reject) => {
        this.#asked = { kind, resolve: () => resolve(undefined), reject };
        timer = setTimeout(() => reject(new Error('A thread does not answer')), PATIENCE);
        this.worker.postMessage(message, []);
      });
    } catch (error) {
      this.end();
      throw error;
    } finally {
      clearTimeout(timer);
      this.#asked = undefined;
    }
  }

  run() {
    this.#running = true;
    this.worker.postMessage({ kind: 'run' }, []);
  }

  /** Nothing is heard of it any more. */
  end() {
    this.#running = false;
    this.#asked?.reject(new Error('It was ended'));
    this.worker.terminate?.();
  }
}
