/**
 * Tensors that stay on the lane of their model.
 *
 * @import { ModelHandle } from './engine.js'
 * @import { CallOptions, ElementType } from './index.js'
 */
import { refused, tagOf } from './errors.js';
import * as options from './options.js';
import { Tensor } from './tensor.js';

/** After so many milliseconds, what is done with is told to the lane even if no run takes it along. */
const SOON = 50;

/** What stands behind a held tensor. @typedef {{ shelf: Shelf, id: number, gone: boolean }} State */

/** Of each held tensor of this copy of the engine. @type {WeakMap<HeldTensor, State>} */
const states = new WeakMap();

/** @type {FinalizationRegistry<State>} */
const forgotten = new FinalizationRegistry(({ shelf, id }) => shelf.free(id));

/** What the tensors of one model have in common. */
export class Shelf {
  /** Whether the model was disposed of, and all with it. */
  closed = false;
  /** @type {number[]} */
  #free = [];
  /** @type {unknown} */
  #timer;

  /**
   * @param {number} lane
   * @param {<T>(how: { signal?: AbortSignal }, call: (model: ModelHandle) => Promise<T>) => Promise<T>} call
   */
  constructor(lane, call) {
    this.lane = lane;
    this.call = call;
  }

  /** A tensor is not needed any more. @param {number} id */
  free(id) {
    this.#free.push(id);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const ids = this.take();
      // Where the lane is gone, so are they.
      if (ids.length && !this.closed) this.call({}, (model) => model.forget(ids)).catch(() => {});
    }, SOON);
  }

  /** The numbers of those that are not needed, for a call that takes them along. */
  take() {
    return this.#free.splice(0);
  }
}

/** See `index.d.ts`. */
export class HeldTensor {
  /**
   * @param {Shelf} shelf
   * @param {number} id
   * @param {string} name
   * @param {ElementType} type
   * @param {readonly number[]} shape
   */
  constructor(shelf, id, name, type, shape) {
    if (!(shelf instanceof Shelf)) {
      throw new TypeError('Held tensors come from a model: run with keep, or hold');
    }
    this.name = name;
    this.type = type;
    this.shape = Object.freeze(shape);
    const state = { shelf, id, gone: false };
    states.set(this, state);
    forgotten.register(this, state, this);
  }

  /** How many elements it has. */
  get size() {
    return this.shape.reduce((product, length) => product * length, 1);
  }

  /** So that one of another copy of the engine is known for what it is. */
  get [Symbol.toStringTag]() {
    return 'HeldTensor';
  }

  /** @param {CallOptions} [asked] */
  async read(asked) {
    const { signal, ...call } = options.read('read', asked, options.call);
    const { shelf, id } = alive(this, 'It');
    const [, data] = await shelf.call({ signal }, (model) => model.read(id, call));
    return new Tensor(/** @type {any} */ (data), this.shape, this.type);
  }

  dispose() {
    const state = states.get(this);
    if (!state || state.gone) return;
    state.gone = true;
    forgotten.unregister(this);
    state.shelf.free(state.id);
  }

  /** For `using`. */
  [/** @type {typeof Symbol.dispose} */ (Symbol.dispose ?? Symbol())]() {
    this.dispose();
  }
}

/** Whether it is a held tensor, be it of another copy of the engine. @param {unknown} value */
export const isHeld = (value) => tagOf(value) === 'HeldTensor';

/**
 * The number of a held tensor, for a call of a model.
 *
 * @param {any} held
 * @param {Shelf} shelf of the model
 * @param {string} where
 */
export function numberOf(held, shelf, where) {
  if (states.get(held)?.shelf.lane !== shelf.lane) {
    throw refused(
      'ai/other-lane',
      `${where} is a held tensor of another lane`,
      'Load both models onto one lane with the option `beside`, or pass what `read` gives.',
    );
  }
  return alive(held, where).id;
}

/** @param {HeldTensor} held @param {string} where @returns {State} */
function alive(held, where) {
  const state = states.get(held);
  if (state && !state.gone && !state.shelf.closed) return state;
  const why = state?.gone ? 'was disposed of' : 'went with the model that gave it';
  throw refused('ai/not-held', `${where} is a held tensor that ${why}`);
}
