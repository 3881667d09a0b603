/**
 * Handles: what a page holds of a Rust object that lives on one lane.
 *
 * @import { Lane } from './lane.js'
 */
import { StaleHandleError } from './errors.js';

/** The lane's object itself: known to calls and messages, and never to the caller. */
export class Ref {
  /** Why it can no longer be used. @type {'disposed' | 'consumed' | 'lost' | undefined} */
  gone;
  /** Whether it takes no new calls, while those before `dispose` still run. */
  closing = false;
  /** Whether a call uses it now; the next one waits. */
  busy = false;

  /**
   * @param {Lane} lane
   * @param {number} id
   * @param {string} type
   */
  constructor(lane, id, type) {
    this.lane = lane;
    this.id = id;
    this.type = type;
    lane.refs.add(this);
  }

  /** @param {'consumed' | 'lost'} why */
  end(why) {
    this.gone = this.closing ? 'disposed' : why;
    this.lane.refs.delete(this);
  }

  stale() {
    return new StaleHandleError(`This ${this.type} was ${this.gone ?? 'disposed'}`);
  }
}

/** @type {WeakMap<Handle, Ref>} */
const refs = new WeakMap();

/** @param {unknown} value @returns {Ref | undefined} */
export const refOf = (value) => refs.get(/** @type {Handle} */ (value));

/** @type {FinalizationRegistry<() => Promise<void>> | undefined} */
const forgotten =
  typeof FinalizationRegistry === 'function'
    ? // What goes wrong now has nobody to hear it: an engine that breaks loses its lane all the same.
      new FinalizationRegistry((dispose) => void dispose().catch(() => {}))
    : undefined;

/** The base of every class of a client. */
export class Handle {
  /**
   * @param {Ref} ref
   * @param {() => Promise<void>} dispose knows the object by its ref only, so that the handle can be collected
   */
  constructor(ref, dispose) {
    if (!(ref instanceof Ref)) {
      throw new TypeError(`Objects live on lanes: await ${new.target.name}.create(…)`);
    }
    refs.set(this, ref);
    // A property of its own that cannot be cloned: a handle deep inside an argument is an error, not an empty copy.
    this.dispose = dispose;
    forgotten?.register(this, dispose);
  }

  /** For `await using`; where there is none yet, under a symbol that nobody knows. */
  [/** @type {typeof Symbol.asyncDispose} */ (Symbol.asyncDispose ?? Symbol())]() {
    return this.dispose();
  }
}
