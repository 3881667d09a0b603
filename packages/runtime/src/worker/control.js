/**
 * What a lane puts where Rust takes a `Control`: whether the call is to stop, and a way to say how far it is.
 *
 * @import { CallMessage, Progressed } from '../protocol.js'
 *
 * @typedef {{ id: number, stopped: () => boolean, progress: (fraction: number, note?: string) => void }} Control
 */
import { SLOTS } from '../protocol.js';

/** More often than once in a frame, nobody sees it. */
export const FRAME = 16;

/** The controls of the calls that run on one lane. */
export class Controls {
  /** What stops each call, sends what it said last, and forgets when it is late. @type {Map<number, { stop: () => void, flush: () => void, lift: () => void, control: Control }>} */
  #open = new Map();

  /**
   * @param {(message: Progressed) => void} post
   */
  constructor(post) {
    this.post = post;
    /** Where the page writes the calls that are to stop, while this thread computes. @type {Int32Array | undefined} */
    this.flags = undefined;
  }

  /**
   * @param {CallMessage} message
   * @returns {Control}
   */
  open({ id, timeout = Infinity }) {
    // The clocks of page and lane are rounded, each in its way: the page has to be the first to find it late.
    let end = performance.now() + timeout + 2;
    let stop = false;
    let sent = -FRAME;
    /** @type {Progressed | undefined} */
    let last;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    const flush = () => {
      clearTimeout(timer);
      timer = undefined;
      if (!last) return;
      sent = performance.now();
      this.post(last);
      last = undefined;
    };
    /** @type {Control} */
    const control = {
      id,
      stopped: () => stop || this.stopped(id) || performance.now() > end,
      progress: (fraction, note) => {
        last = { kind: 'progress', id, fraction, note: note || undefined };
        const wait = sent + FRAME - performance.now();
        if (wait <= 0) flush();
        // One that awaits something shows its last word meanwhile; one that computes sends it at the next, or at its end.
        else timer ??= setTimeout(flush, wait);
      },
    };
    this.#open.set(id, {
      control,
      stop: () => {
        stop = true;
      },
      flush,
      lift: () => {
        end = Infinity;
      },
    });
    return control;
  }

  /** The controls by the numbers of their calls, where Rust has no more of them than that. A stream keeps the number of its own. */
  get all() {
    return {
      stopped: (/** @type {number} */ id) =>
        this.#open.get(id)?.control.stopped() ?? this.stopped(id),
      progress: (
        /** @type {number} */ id,
        /** @type {number} */ fraction,
        /** @type {string} */ note,
      ) => this.#open.get(id)?.control.progress(fraction, note),
    };
  }

  /** Whether the page has written so. @param {number} id */
  stopped(id) {
    return this.flags !== undefined && Atomics.load(this.flags, id % SLOTS) === id;
  }

  /** @param {number} id */
  cancel(id) {
    this.#open.get(id)?.stop();
  }

  /**
   * The last that it said comes before its end. A stream may keep the control, and is late no more.
   *
   * @param {number} id
   */
  close(id) {
    this.#open.get(id)?.flush();
    this.#open.get(id)?.lift();
    this.#open.delete(id);
  }
}
