/**
 * Results that are lent instead of copied: `using view = await f.view(…)`. Only clients of packages with shared memory import this;
 * where a lane's memory is not shared, a view holds the array that was moved.
 *
 * @import { Engine } from './engine.js'
 * @import { Handle } from './classes.js'
 * @import { Callable } from './types.js'
 */
import { classOf } from './classes.js';
import { refOf } from './handle.js';

/**
 * What holds the memory of a lent array, by its buffer: whoever has an array of it, or a part of one, keeps the memory.
 *
 * @type {WeakMap<ArrayBufferLike, Handle>}
 */
const holders = new WeakMap();

/** A result, and the memory it lies in. */
export class View {
  #value;
  #held;

  /** @param {any} value @param {Handle} [held] none where the value is the caller's own */
  constructor(value, held) {
    this.#value = value;
    this.#held = held;
    if (held) holders.set(value.buffer, held);
  }

  /** The result. What was given back, or went with its lane, is an error. */
  get value() {
    const ref = this.#held && refOf(this.#held);
    if (ref?.closing || ref?.gone) throw ref.stale();
    return this.#value;
  }

  /** The bytes of the result, where it is an array. */
  get bytes() {
    const { value } = this;
    if (!ArrayBuffer.isView(value) || value instanceof Uint8Array) return value;
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  }

  /** Gives the memory back; arrays of it are not to be used any more. */
  async dispose() {
    await this.#held?.dispose();
  }

  /** For `using`; where there is none yet, under a symbol that nobody knows. */
  [/** @type {typeof Symbol.dispose} */ (Symbol.dispose ?? Symbol())]() {
    // A lane that breaks at that is lost, and says so to those who call it.
    this.dispose().catch(() => {});
  }

  [/** @type {typeof Symbol.asyncDispose} */ (Symbol.asyncDispose ?? Symbol())]() {
    return this.dispose();
  }
}

/**
 * Gives every function and method of an engine its `view`.
 *
 * @param {Engine} engine
 * @returns {Engine}
 */
export function viewable(engine) {
  // What is lent is held like an object of the engine.
  classOf(engine, 'View', {});
  const { callable } = engine;
  engine.callable = (name, spec, what, self) => {
    const call = callable.call(engine, name, spec, what, self);
    if (spec.stream || what.setUp) return call;
    const lent = /** @type {Callable} */ (
      callable.call(engine, name, { ...spec, lend: true }, what, self)
    );
    /** @param {any[]} args */
    const view = async (...args) => {
      const { value, held } = await lent(...args);
      return new View(value, held);
    };
    return Object.assign(call, { view });
  };
  return engine;
}
