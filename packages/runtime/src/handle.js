/**
 * What stands behind a handle: known to calls and messages, and never to the caller.
 *
 * @import { Lane } from './lane.js'
 */
import { StaleHandleError } from './errors.js';

/** An object that lives on a lane. */
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

/** Of each handle. @type {WeakMap<object, Ref>} */
export const refs = new WeakMap();

/** @param {any} value @returns {Ref | undefined} */
export const refOf = (value) => refs.get(value);
