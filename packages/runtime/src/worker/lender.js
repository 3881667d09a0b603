/**
 * The memory of a lane that its page may see: a berth for the bytes of the next call, and results that are lent.
 *
 * @import { CallMessage } from '../protocol.js'
 * @import { LanePort } from '../types.js'
 * @import { Controls } from './control.js'
 */
import { rebuild } from '../values.js';
import { unshared } from './encode.js';

/** No berth is larger; what is, travels as ever. */
const MOST = 64 * 2 ** 20;

/** From here on bytes are staged, and worth a berth. */
const LEAST = 8192;

/**
 * @typedef {object} Memory what the glue of a build with threads exports
 * @property {(bytes: number) => number} reserve
 * @property {(ptr: number, bytes: number, align: number) => void} release
 * @property {{ ptr: number, bytes: number } | undefined} berth
 * @property {boolean} lends
 * @property {{ ptr: number, bytes: number, align: number } | undefined} lent
 */

/** The berth of one lane, and what it lends. */
export class Lender {
  /** @type {WebAssembly.Memory | undefined} */
  memory;
  /** What the page may write into. @type {{ ptr: number, bytes: number } | undefined} */
  #berth;

  /**
   * @param {{ __outboard_memory?: Memory }} glue
   * @param {LanePort} port
   */
  constructor(glue, port) {
    // Where the glue could not be taught, bytes are copied.
    this.glue = glue.__outboard_memory;
    this.port = port;
  }

  /** Rust asks and tells the controls of its calls by their numbers. @param {Controls} controls */
  control({ all }) {
    /** @type {any} */ (globalThis).__outboard_control = all;
  }

  /**
   * Before a call: puts the argument that lies in the berth in its place.
   *
   * @param {CallMessage} message
   */
  unload({ args, berth }) {
    if (!berth || !this.memory) return;
    const { at, type, ptr, length } = berth;
    args[at] = rebuild(type, /** @type {any} */ (this.memory.buffer), ptr, length);
  }

  /**
   * Runs a call.
   *
   * @param {CallMessage} message
   * @param {() => any} run
   * @returns {any} the result; in a holder, if it is to be lent
   */
  run({ berth, views = [], spec }, run) {
    const { glue } = this;
    const lend = spec?.lend;
    if (!glue) return lend ? this.#hold(run()) : run();
    glue.lent = undefined;
    glue.lends = !!lend;
    if (berth) glue.berth = this.#berth;
    let value;
    try {
      value = run();
    } finally {
      glue.lends = false;
      if (berth) {
        this.#berth = glue.berth;
        glue.berth = undefined;
      }
    }
    const length = berth?.length ?? (views.length === 1 ? views[0].bytes : 0);
    if (length) this.#offer(glue, length, !!berth);
    return lend ? this.#hold(value) : value;
  }

  /** @param {any} value @returns {any} what travels to the page, where a view is made of it */
  #hold(value) {
    if (value instanceof Promise) return value.then((value) => this.#hold(value));
    const { glue, memory } = this;
    if (glue?.lent) return { value, held: new Lent(glue, glue.lent) };
    const isOurs = ArrayBuffer.isView(value) && value.buffer === memory?.buffer;
    return { value: isOurs ? unshared(value) : value };
  }

  /**
   * Offers the page room for bytes like the last ones.
   *
   * @param {Memory} glue
   * @param {number} length
   * @param {boolean} used whether the page has used the last offer
   */
  #offer(glue, length, used) {
    if (length < LEAST || length > MOST) return;
    const { bytes = 0 } = this.#berth ?? {};
    const fits = bytes >= length && bytes <= length * 4;
    if (fits && !used) return;
    if (this.#berth && !fits) {
      // The page knows of it, and may be writing: the new offer does not undo that, so the old one is kept until it is used.
      if (!used) return;
      glue.release(this.#berth.ptr, bytes, 1);
      this.#berth = undefined;
    }
    this.#berth ??= reserve(glue, length);
    const { buffer } = /** @type {WebAssembly.Memory} */ (this.memory);
    if (this.#berth) this.port.postMessage({ kind: 'berth', buffer, ...this.#berth }, []);
  }
}

/** @param {Memory} glue @param {number} bytes */
function reserve(glue, bytes) {
  const ptr = glue.reserve(bytes);
  return ptr ? { ptr, bytes } : undefined;
}

/** A result that the page looks at, an object of the engine to the lane. */
export class Lent {
  /** @param {Memory} glue @param {{ ptr: number, bytes: number, align: number }} lent */
  constructor(glue, lent) {
    this.__wbg_ptr = lent.ptr;
    Object.defineProperty(this, 'release', {
      value: () => glue.release(lent.ptr, lent.bytes, lent.align),
    });
  }

  free() {
    this.__wbg_ptr = 0;
    /** @type {any} */ (this).release();
  }
}
