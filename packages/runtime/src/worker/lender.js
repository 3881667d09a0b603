/**
 * The memory of a lane that its page may see: a berth for the bytes of the next call, and results that are lent.
 *
 * @import { CallMessage } from '../protocol.js'
 * @import { LanePort } from '../types.js'
 * @import { Controls } from './control.js'
 */
import { rebuild } from '../values.js';
import { unshared } from './encode.js';
import { isTrap } from './failure.js';

/** No berth is larger; what is, travels as ever. */
const MOST = 64 * 2 ** 20;

/** From here on bytes are staged, and worth a berth. */
const LEAST = 8192;

/**
 * @typedef {{ ptr: number, bytes: number }} Room
 *
 * @typedef {object} Memory what the glue of a build with threads exports
 * @property {(bytes: number) => number} reserve
 * @property {(ptr: number, bytes: number, align: number) => void} release
 * @property {Room | undefined} berth
 * @property {boolean} lends
 * @property {{ ptr: number, bytes: number, align: number } | undefined} lent
 */

/** The berth of one lane, and what it lends. */
export class Lender {
  /** @type {WebAssembly.Memory | undefined} */
  memory;
  /** What the page may write into: the last it was offered, and one before, of which it may not know yet that it is over. @type {Room[]} */
  #rooms = [];

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
    if (berth) glue.berth = this.#arrive(glue, berth.ptr);
    const after = () => {
      glue.lends = false;
      const length = berth?.length ?? (views.length === 1 ? views[0].bytes : 0);
      if (length) this.#offer(glue, length, !!berth);
      glue.berth = undefined;
    };
    let value;
    try {
      value = run();
    } catch (error) {
      // An instance that broke is asked for nothing any more.
      if (!isTrap(error)) after();
      throw error;
    }
    after();
    return lend ? this.#hold(value, glue.lent) : value;
  }

  /**
   * @param {any} value
   * @param {Memory['lent']} [lent] where the result lies
   * @returns {any} what travels to the page, where a view is made of it
   */
  #hold(value, lent) {
    // What comes later was copied when it came.
    if (value instanceof Promise) return value.then((value) => this.#hold(value));
    const { glue, memory } = this;
    if (glue && lent) return { value, held: new Lent(glue, lent) };
    const isOurs = ArrayBuffer.isView(value) && value.buffer === memory?.buffer;
    return { value: isOurs ? unshared(value) : value };
  }

  /** What the page wrote into; if that was offered later, it knows that the one before is over. @param {Memory} glue @param {number} ptr */
  #arrive(glue, ptr) {
    while (this.#rooms.length > 1 && this.#rooms[0].ptr !== ptr) {
      const { ptr, bytes } = /** @type {Room} */ (this.#rooms.shift());
      glue.release(ptr, bytes, 1);
    }
    return this.#rooms[0];
  }

  /**
   * Offers the page room for bytes like the last ones.
   *
   * @param {Memory} glue
   * @param {number} length
   * @param {boolean} used whether the page has used what it was offered
   */
  #offer(glue, length, used) {
    const isTaken = used && !glue.berth;
    if (isTaken) this.#rooms.shift();
    const { bytes = 0 } = this.#rooms.at(-1) ?? {};
    const isSmall = bytes < length && length >= LEAST && length <= MOST && this.#rooms.length < 2;
    const ptr = isSmall ? glue.reserve(length) : 0;
    if (ptr) this.#rooms.push({ ptr, bytes: length });
    else if (isTaken || !used) return;
    const { buffer } = /** @type {WebAssembly.Memory} */ (this.memory);
    this.port.postMessage({ kind: 'berth', buffer, ...this.#rooms.at(-1) }, []);
  }
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
