/**
 * Bytes on their way to a lane whose memory is shared: they are copied into that memory at once, where the engine takes them as they
 * lie. What does not fit, or would have to wait, travels in staging buffers as ever.
 *
 * @import { Lane } from './lane.js'
 * @import { CallMessage, StagedView } from './protocol.js'
 * @import { Pool } from './pool.js'
 * @import { Ref } from './handle.js'
 *
 * @typedef {{ buffer: SharedArrayBuffer, ptr: number, bytes: number }} Berth a piece of a lane's memory
 */
import { LaneLostError } from './errors.js';
import { Staging } from './staging.js';

/** The types whose elements are bytes. */
const BYTES = /^(Uint8|Int8|Uint8Clamped)Array$/;

/** Staging, and the berths of the lanes. */
export class Berths extends Staging {
  /** @type {WeakMap<Lane, Berth>} */
  #offers = new WeakMap();

  /** @param {Pool} pool */
  constructor(pool) {
    super();
    this.pool = pool;
  }

  /** A lane has room. @param {Lane} lane @param {Berth} berth */
  offer(lane, berth) {
    this.#offers.set(lane, berth);
  }

  /**
   * @override
   * @param {CallMessage | Omit<CallMessage, 'id'>} message
   * @param {Uint8Array[]} staged
   * @param {number} size
   * @param {Set<Ref>} refs
   */
  load(message, staged, size, refs) {
    const [bytes] = staged;
    const [view] = message.views ?? [];
    // What is written back has to come back.
    const isAlone = staged.length === 1 && !message.spec?.writes;
    const lane = view && isAlone ? this.#lane(view, bytes.length, refs) : undefined;
    const berth = lane && this.#offers.get(lane);
    if (!berth) return super.load(message, staged, size, refs);
    this.#offers.delete(lane);
    new Uint8Array(berth.buffer, berth.ptr, bytes.length).set(bytes);
    message.berth = { at: view.at, type: view.type, ptr: berth.ptr, length: bytes.length };
    delete message.views;
    refs.add(/** @type {any} */ (new Moored(lane, message.name)));
  }

  /**
   * The lane that can run the call now, and has a berth for it.
   *
   * @param {StagedView} view
   * @param {number} length
   * @param {Set<Ref>} refs
   */
  #lane({ own, type }, length, refs) {
    const { lanes, queue } = this.pool;
    if (own || !BYTES.test(type) || queue.calls.length) return undefined;
    const [ref] = refs;
    return lanes.find(
      (lane) =>
        lane.state === 'idle' &&
        (!ref || (ref.lane === lane && !ref.busy)) &&
        (this.#offers.get(lane)?.bytes ?? 0) >= length,
    );
  }
}

/** What binds a call to the lane in whose memory its bytes are, like a handle. */
class Moored {
  busy = false;
  closing = false;

  /** @param {Lane} lane @param {string} name */
  constructor(lane, name) {
    this.lane = lane;
    this.name = name;
  }

  get gone() {
    return this.lane.state === 'gone' ? 'lost' : undefined;
  }

  end() {}

  stale() {
    return new LaneLostError(`${this.name} lost its lane`);
  }
}
