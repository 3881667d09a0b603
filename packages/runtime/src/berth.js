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
   * The lane that the pool would give the call to now, if it has a berth for it.
   *
   * @param {StagedView} view
   * @param {number} length
   * @param {Set<Ref>} refs
   */
  #lane({ own, type }, length, refs) {
    const { pool } = this;
    if (own || !BYTES.test(type) || pool.queue.calls.length) return undefined;
    const [ref] = refs;
    const lane = ref ? ref.lane : this.#free();
    if (lane?.state !== 'idle' || ref?.busy) return undefined;
    return (this.#offers.get(lane)?.bytes ?? 0) >= length ? lane : undefined;
  }

  /** An idle lane, with handles only where there can be no other. */
  #free() {
    const { host, lanes, options, wanted } = this.pool;
    const load = (/** @type {Lane} */ { refs, calls }) => refs.size + calls.size;
    const [least] = lanes.filter(({ state }) => state === 'idle').sort((a, b) => load(a) - load(b));
    const { lanes: given = wanted } = options;
    const most = given === 'auto' ? (host?.cores ?? 1) : given;
    return least && load(least) && lanes.length < most ? undefined : least;
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
