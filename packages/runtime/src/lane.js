/**
 * The life of a lane, seen from the page: starting → idle ⇄ busy → gone.
 *
 * @import { Call } from './call.js'
 * @import { OutboardError } from './errors.js'
 * @import { FromLane, Reply, Result } from './protocol.js'
 * @import { Pool } from './pool.js'
 * @import { Ref } from './handle.js'
 * @import { LaneWorker } from './types.js'
 */
import { LaneLostError, RefusedError, revive } from './errors.js';
import { PROTOCOL, SLOTS } from './protocol.js';

/** How long a call that is to stop may take, in milliseconds: about what a new lane costs on a busy machine. */
const GRACE = 100;

/** One worker, and what runs on it. */
export class Lane {
  /** @type {'starting' | 'idle' | 'busy' | 'gone'} */
  state = 'starting';
  /** Posted and not answered: one that occupies the lane, and any number that are parked. @type {Map<number, Call>} */
  calls = new Map();
  /** The live handles. @type {Set<Ref>} */
  refs = new Set();
  /** The functions that the lane may call back. @type {Map<number, Function>} */
  functions = new Map();
  /** Bytes of linear memory. */
  memory = 0;
  /** The lock that its worker holds as long as it lives, if it can. @type {string | undefined} */
  lock;
  /** When it was started, or last done with something. @type {number | undefined} */
  used;
  /** Told that it has less to do, where housekeeping waits for that. @type {(() => void) | undefined} */
  vacated;
  /** Where the calls that are to stop are written, which the lane reads while it computes. @type {Int32Array | undefined} */
  #flags;
  /** Loaded when it is needed. @type {Promise<typeof import('./asides.js')> | undefined} */
  #late;
  /** The call that occupies the lane. @type {Call | undefined} */
  #current;
  /** @type {LaneWorker | undefined} */
  #worker;

  /** @param {Pool} pool */
  constructor(pool) {
    this.pool = pool;
  }

  /** @param {LaneWorker} worker */
  open(worker) {
    this.#worker = worker;
    worker.onmessage = ({ data }) => {
      if (/^(callback|release|crash)$/.test(data?.kind)) this.#late ??= import('./asides.js');
      if (!this.#late) return this.#hear(data);
      // What comes after such a message waits with it.
      this.#late.then(
        ({ asides }) => this.#hear(data, asides),
        (error) => this.pool.lost(this, error),
      );
    };
    worker.onerror = (event) => {
      event.preventDefault?.();
      this.pool.lost(this, event);
    };
    worker.onmessageerror = worker.onerror;
    this.pool.tidy();
  }

  /** @param {WebAssembly.Module} module */
  start(module) {
    const { build } = this.pool;
    if (globalThis.crossOriginIsolated !== false && this.mortal) {
      this.#flags = new Int32Array(new SharedArrayBuffer(SLOTS * 4));
    }
    this.used = performance.now();
    const flags = this.#flags;
    const lock = `outboard ${Math.random()}`;
    this.send({ kind: 'start', protocol: PROTOCOL, build, module, flags, lock });
  }

  /** @param {Call} call */
  post(call) {
    const { message, moved, refs, functions } = call.parcel;
    const { staging } = message;
    const timeout = call.deadline - performance.now();
    // Behind a parked call, which may break the lane, it goes as a copy, so that the call could be moved.
    const transfer = staging && !this.calls.size ? [...moved, staging] : [...moved];
    this.send({ ...message, id: call.id, timeout }, transfer);
    call.step('post');
    call.lane = this;
    this.calls.set(call.id, call);
    for (const ref of refs) ref.busy = true;
    for (const entry of functions) this.functions.set(...entry);
    this.#current = call;
    if (this.state === 'idle') this.state = 'busy';
  }

  /** Whether a call on it can be stopped, at the price of the lane. */
  get mortal() {
    return this.#worker?.terminate;
  }

  /**
   * A call on it was aborted or is late, and may be running. If it takes a `Control`, it hears of that; what does not end
   * soon loses its lane, if that is a worker.
   *
   * @param {Call} call
   */
  stop({ id }) {
    if (this.#flags) Atomics.store(this.#flags, id % SLOTS, id);
    this.send({ kind: 'cancel', id });
    setTimeout(() => {
      if (this.mortal && this.calls.has(id)) {
        this.pool.lost(this, new LaneLostError('A call was stopped'));
      }
    }, GRACE);
  }

  /** It never runs anything again. */
  end() {
    this.state = 'gone';
    this.#worker?.terminate?.();
  }

  /** @param {any} data @param {Record<string, any>} [asides] */
  #hear(data, asides) {
    // What was on its way from a lane that is gone is late; and the engine may post messages of its own.
    if (this.state === 'gone') return;
    const own = /** @type {Record<string, (message: any) => void>} */ (this.#on)[data?.kind];
    if (own) own(data);
    else asides?.[data?.kind]?.(this, data, revive);
  }

  /** @param {object} message @param {Transferable[]} [transfer] */
  send(message, transfer = []) {
    this.#worker?.postMessage(message, transfer);
  }

  /** @type {{ [K in Exclude<keyof FromLane, 'callback' | 'release' | 'crash'>]: (message: FromLane[K]) => void }} */
  #on = {
    // @ts-expect-error: nothing but these, whatever an engine may post.
    __proto__: null,
    ready: (message) => {
      const { protocol, build, memory, lock } = message;
      Object.assign(this, { memory, lock });
      this.pool.tidy();
      if (protocol === PROTOCOL && build === this.pool.build) this.pool.ready(this);
      else this.pool.lost(this, message);
    },
    started: ({ id }) => {
      const call = this.calls.get(id);
      if (call?.state === 'posted') call.step('start');
    },
    parked: ({ id }) => {
      if (this.#current?.id === id) this.#vacate();
      this.pool.pump();
    },
    progress: ({ id, fraction, note }) => {
      const call = this.calls.get(id);
      if (call?.state === 'started') call.onProgress?.({ fraction, note });
    },
    result: (message) => {
      const call = this.#finish(message);
      if (call && call.state !== 'settled') this.#deliver(call, message);
      // Nobody waits for it, and its objects have nobody to free them but the garbage collector.
      else this.pool.adopt(this, message.value, message.links);
      this.pool.staging.give(message.staging);
      this.pool.pump();
    },
    failure: (message) => {
      const { failure, staging } = message;
      const error = revive(failure);
      const call = this.#finish(message);
      this.pool.staging.give(staging);
      if (call) this.fail(call, failure.type, error);
      if (!call || failure.fatal) this.pool.lost(this, error, true);
      else this.pool.pump();
    },
  };

  /** @param {Reply} reply @returns {Call | undefined} the call it answers; none when it is the start */
  #finish({ id, consumed, memory }) {
    this.memory = memory;
    const call = this.calls.get(id);
    if (!call) return;
    this.calls.delete(id);
    for (const ref of call.parcel.refs) {
      ref.busy = false;
      if (consumed.includes(ref.id)) ref.end('consumed');
    }
    if (this.#current === call) this.#vacate();
    if (consumed.length) this.pool.sweep();
    return call;
  }

  /** @param {Call} call @param {string} edge @param {OutboardError} error */
  fail(call, edge, error) {
    if (call.state === 'settled') return;
    // Where the instance broke, its stack is of interest, and waits for the names of its functions.
    const told = /panic|trap/.test(edge) ? this.pool.host?.explain?.(error) : undefined;
    // What stopped in time stopped for this.
    if (performance.now() >= call.deadline) call.settle('timeout', call.late?.());
    else call.settle(edge, error, told);
  }

  #vacate() {
    this.#current = undefined;
    this.used = performance.now();
    if (this.state === 'busy') this.state = 'idle';
    this.vacated?.();
    this.pool.tidy();
  }

  /** @param {Call} call @param {Result} message */
  #deliver(call, { value, links, staging }) {
    try {
      for (const { target, offset } of call.parcel.writes) {
        const { buffer, byteOffset, byteLength } = target;
        const written = new Uint8Array(/** @type {ArrayBuffer} */ (staging), offset, byteLength);
        new Uint8Array(buffer, byteOffset, byteLength).set(written);
      }
      call.settle('result', this.pool.adopt(this, value, links));
    } catch (cause) {
      const message = 'The array to write to is gone';
      call.settle('refuse', new RefusedError(message, { cause, code: 'outboard/result' }));
    }
  }
}
