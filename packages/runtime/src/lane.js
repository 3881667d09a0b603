/**
 * The life of a lane, seen from the page: starting → idle ⇄ busy → gone.
 *
 * @import { Call } from './call.js'
 * @import { FromLane, Reply } from './protocol.js'
 * @import { Pool } from './pool.js'
 * @import { Ref } from './handle.js'
 * @import { LaneWorker } from './types.js'
 *
 * @typedef {typeof import('./asides.js')} Late
 */
import { CLASSES } from './errors.js';
import { PROTOCOL, SLOTS } from './protocol.js';

/** So many calls that are known to be quick may be on their way to a lane that has something to do. */
const AHEAD = 128;

/** A lane that says nothing for so many milliseconds is given no more of them. */
const SILENCE = 10;

/** One worker, and what runs on it. */
export class Lane {
  /** @type {'starting' | 'idle' | 'busy' | 'gone'} */
  state = 'starting';
  /** Posted and not answered: one that occupies the lane, those sent ahead, and any number that are parked. @type {Map<number, Call>} */
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
  flags;
  /** Loaded when it is needed. @type {Promise<Late> | undefined} */
  #late;
  /** The call that occupies the lane. @type {Call | undefined} */
  #current;
  /** Whether others may be sent ahead: all that it has to do is quick, and not too much. @type {boolean | undefined} */
  #quick;
  /** Calls of this turn of the event loop. @type {object[]} */
  #leaving = [];
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
      const { kind, id } = data ?? {};
      const aside = /^(progress|callback|release|failure|crash)$/.test(kind);
      // What comes after such a message waits with it.
      if (aside || this.#late || this.calls.get(id)?.parcel.writes[0])
        this.#aside((late) => this.#hear(data, late));
      else this.#hear(data);
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
      this.flags = new Int32Array(new SharedArrayBuffer(SLOTS * 4));
    }
    this.used = performance.now();
    const { flags } = this;
    this.send({ kind: 'start', protocol: PROTOCOL, build, module, flags });
  }

  /** Whether it can be given a call now. @param {boolean} [quiet] one that is known to be quick */
  takes(quiet) {
    const since = performance.now() - /** @type {number} */ (this.used);
    return this.state === 'idle' || (quiet && this.#quick && !this.vacated && since < SILENCE);
  }

  /** @param {Call} call @param {boolean} [quiet] the lane need not say that it has started */
  post(call, quiet) {
    const { message, moved, refs, functions, plain } = call.parcel;
    const { staging } = message;
    const timeout = call.deadline - performance.now();
    const sent = { ...message, id: call.id, timeout, quiet };
    if (plain) {
      this.#leaving.push(sent);
      queueMicrotask(this.#leave);
    }
    // Behind a parked call, which may break the lane, it goes as a copy, so that the call could be moved.
    else this.send(sent, staging && !this.calls.size ? [...moved, staging] : [...moved]);
    call.step('post');
    call.lane = this;
    this.calls.set(call.id, call);
    for (const ref of refs) ref.busy = true;
    for (const entry of functions) this.functions.set(...entry);
    call.ahead = !!this.#current;
    if (call.ahead) {
      if (this.calls.size > AHEAD) this.#quick = false;
    } else {
      this.used = performance.now();
      this.#current = call;
      this.#quick = quiet && this.calls.size === 1;
      if (quiet) call.step('start');
    }
    if (this.state === 'idle') this.state = 'busy';
  }

  /** Whether a call on it can be stopped, at the price of the lane. */
  get mortal() {
    return this.#worker?.terminate;
  }

  /** A call on it was aborted or is late, and may be running. @param {Call} call */
  stop(call) {
    this.#aside(({ stop }) => stop(this, call));
  }

  /** It never runs anything again. */
  end() {
    this.state = 'gone';
    this.#leaving = [];
    this.#worker?.terminate?.();
  }

  /** @param {any} data @param {Late} [late] */
  #hear(data, late) {
    // What was on its way from a lane that is gone is late; and the engine may post messages of its own.
    if (this.state === 'gone') return;
    const own = /** @type {Record<string, (message: any, late?: Late) => void>} */ (this.#on)[
      data?.kind
    ];
    if (own) own(data, late);
    else late?.asides[data?.kind]?.(this, data, CLASSES);
  }

  /** @param {(late: Late) => void} run */
  #aside(run) {
    this.#late ??= import('./asides.js');
    this.#late.then(run, (error) => this.pool.lost(this, error));
  }

  /** @param {object} message @param {Transferable[]} [transfer] */
  send(message, transfer = []) {
    this.#leave();
    this.#worker?.postMessage(message, transfer);
  }

  /** Sends what was called in this turn, in one message. */
  #leave = () => {
    const calls = this.#leaving;
    this.#leaving = [];
    if (calls[0]) this.#worker?.postMessage(calls[1] ? calls : calls[0], []);
  };

  /** @type {{ [K in Exclude<keyof FromLane, 'progress' | 'callback' | 'release' | 'failure' | 'crash'>]: (message: FromLane[K], late?: Late) => void }} */
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
      if (this.#current?.id === id) {
        this.#quick = false;
        this.#vacate();
      }
      this.pool.pump();
    },
    result: (message, late) => {
      const call = this.finish(message);
      const refused = call && late?.write(call, message, CLASSES);
      // Where nobody waits for it, its objects have nobody to free them but the garbage collector.
      const value = this.pool.adopt(this, message.value, message.links);
      if (call && call.state !== 'settled') {
        call.settle(refused ? 'refuse' : 'result', refused ?? value);
      }
      this.pool.staging.give(message.staging);
      this.pool.pump();
    },
  };

  /** @param {Reply} reply @returns {Call | undefined} the call it answers; none when it is the start */
  finish({ id, consumed = [], memory = this.memory, slow }) {
    this.memory = memory;
    const call = this.calls.get(id);
    if (!call) return;
    this.calls.delete(id);
    this.used = performance.now();
    const { spec } = call.job;
    spec.quick = slow ? 0 : (spec.quick ?? 0) + 1;
    for (const ref of call.parcel.refs) {
      ref.busy = false;
      if (consumed.includes(ref.id)) ref.end('consumed');
    }
    if (this.#current === call) this.#vacate();
    if (consumed.length) this.pool.sweep();
    return call;
  }

  /** @returns {void} */
  #vacate() {
    const { calls } = this;
    if (calls.size === AHEAD / 2) this.#quick = true;
    for (const next of calls.values()) {
      if (!next.ahead) continue;
      // The lane has come to it, as far as one can know.
      this.#current = next;
      next.ahead = false;
      return next.state === 'posted' ? next.step('start') : this.stop(next);
    }
    this.#current = undefined;
    if (this.state === 'busy') this.state = 'idle';
    this.vacated?.();
    this.pool.tidy();
  }
}
