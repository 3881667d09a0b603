/**
 * Which lane takes which call. The queue is here, on the page: a lane is given a call only when it can run it.
 *
 * @import { CallOptions, Host, InitOptions } from './types.js'
 * @import { Job } from './call.js'
 * @import { Parcel } from './transfer.js'
 * @import { Link } from './protocol.js'
 * @import { Ref } from './handle.js'
 * @import { SetUp } from './setup.js'
 */
import { Call } from './call.js';
import { InitError, LaneLostError, RefusedError } from './errors.js';
import { Lane } from './lane.js';
import { Queue } from './queue.js';
import { Staging } from './staging.js';
import { keep, pack } from './transfer.js';
import { movable, parts } from './values.js';

/** A function is known to be quick when it was so many times in a row. */
const QUICK = 8;

/** The lanes of one engine. */
export class Pool {
  /** @type {Lane[]} */
  lanes = [];
  staging = new Staging();
  /** @type {InitOptions} */
  options = {};
  /** @type {Host | undefined} */
  host;
  queue = new Queue();
  /** Lanes that broke, were stopped, or had grown too large. */
  replaced = 0;
  /** Told of each call, where someone wants to see them. @type {((name: string, promise: Promise<unknown>) => void) | undefined} */
  trace;
  /** The last set-up of each function, in a client that has some. @type {Map<string, SetUp> | undefined} */
  setUps;
  /** Sets a lane up that has started. @type {((lane: Lane) => Promise<void>) | undefined} */
  prepare;
  /** Sees to the set-up that a lane which is lost waits for. @type {((lane: Lane) => void) | undefined} */
  orphan;
  /** Makes handles of what a result holds. @type {(lane: Lane, value: any, links?: Link[]) => any} */
  adopt = (_lane, value) => value;
  /** How many lanes there may be, where others need the cores or the memory: housekeeping says. */
  most = Infinity;
  /** Whether the last start failed: then the lanes there are do the work. */
  #failed = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /**
   * @param {string} build
   * @param {number | 'auto'} wanted lanes
   */
  constructor(build, wanted) {
    this.build = build;
    this.wanted = wanted;
  }

  /**
   * @param {Job} job
   * @param {unknown[]} args
   * @param {CallOptions} options
   * @returns {Promise<unknown>}
   */
  call(job, args, options) {
    options.signal?.throwIfAborted();
    const { setUp } = job;
    const { queue = 2 ** 16 } = this.options;
    if (this.queue.calls.length >= queue && job.op !== 'free') {
      throw new RefusedError(`${queue} calls wait`, { code: 'outboard/queue-full' });
    }
    const parcel = this.#pack(job, args, options);
    const [ref] = parcel.refs;
    for (const other of parcel.refs) {
      if (other.closing || other.gone) throw other.stale();
      if (other.lane !== ref.lane || ref.lane.pool !== this || setUp) {
        throw new RefusedError(`${job.name} takes handles of one lane`, {
          code: 'outboard/two-lanes',
        });
      }
    }
    const promise = setUp
      ? setUp(job, parcel, options)
      : this.submit(new Call(job, parcel, options), options);
    this.trace?.(job.name, promise);
    return promise;
  }

  /** @param {Job} job @param {unknown[]} args @param {CallOptions} options */
  #pack(job, args, options) {
    try {
      return pack(args, job, options, job.setUp ? null : this.staging);
    } catch (cause) {
      throw cause instanceof RefusedError ? cause : refused(job, cause);
    }
  }

  /** Gives calls to lanes, as many as can run now, and quick ones ahead of that. */
  pump() {
    /** Handles that an earlier call waits for. @type {Set<Ref>} */
    const held = new Set();
    const waiting = this.queue.calls;
    if (!waiting.length) return;
    const starting = this.#in('starting').length;
    let coming = starting;
    for (let i = 0; i < waiting.length; ) {
      const call = waiting[i];
      const { job, parcel } = call;
      const quiet = parcel.plain && /** @type {number} */ (job.spec.quick) >= QUICK;
      const open = this.lanes.filter((lane) => lane.takes(quiet));
      const grows = this.#grows;
      // One that has to wait for a lane of its own is not overtaken by those that need none.
      if (!open.length && !grows) return;

      const refs = [...parcel.refs];
      /** @type {Lane | undefined} */
      let lane = call.lane ?? refs[0]?.lane;
      if (!lane) {
        const isNew = job.op === 'new';
        // What speaks against a lane: its handles, and the calls that are parked there or make another handle.
        const load = (/** @type {Lane} */ { refs, calls }) =>
          refs.size + [...calls.values()].filter(({ job }) => !isNew || job.op === 'new').length;
        [lane] = [...open, ...(isNew ? this.#in('busy') : [])].sort((a, b) => load(a) - load(b));
        if ((!lane || (!quiet && load(lane))) && (coming || grows || (isNew && starting))) {
          // An empty lane is better: one is coming, or there can be one.
          if (coming) coming--;
          else if (grows) this.grow();
          lane = undefined;
        }
      }
      if (lane && open.includes(lane) && !refs.some((ref) => ref.busy || held.has(ref))) {
        this.queue.remove(call, true);
        try {
          lane.post(call, quiet);
        } catch (error) {
          this.refuse(call, error);
        }
      } else {
        for (const ref of refs) held.add(ref);
        i++;
      }
    }
  }

  /**
   * The worker answered.
   *
   * @param {Lane} lane
   */
  async ready(lane) {
    try {
      await this.prepare?.(lane);
      this.#failed = false;
      lane.state = 'idle';
      this.pump();
    } catch (error) {
      this.lost(lane, error);
    }
  }

  /**
   * The lane could not be started, or broke: it is never called again.
   *
   * @param {Lane} lane
   * @param {unknown} [cause]
   * @param {boolean} [replace] at once; one that broke with nothing to do is replaced when there is something to do; false where it
   *   was not needed
   */
  async lost(lane, cause, replace) {
    const { state, calls } = lane;
    if (state === 'gone') return;
    const needed = replace !== false;
    const again = replace ?? calls.size > 0;
    if (needed && state !== 'starting') this.replaced++;
    lane.end();
    this.lanes.splice(this.lanes.indexOf(lane), 1);
    for (const ref of lane.refs) ref.end('lost');
    for (const call of calls.values()) {
      if (needed && call.movable) {
        call.step('move');
        call.lane = undefined;
        this.#enqueue(call);
      } else if (call.state !== 'settled') {
        call.settle('lose', new LaneLostError(`${call.job.name} lost its lane`, { cause }));
      }
    }
    this.orphan?.(lane);
    this.sweep();
    if (state === 'starting') {
      this.#failed = true;
      const error = (await this.host?.failed(cause, this.options.worker)) ?? cause;
      if (!this.lanes.length) this.#drop('refuse', () => error);
    } else if (again && this.#grows) this.grow();
    this.pump();
  }

  /** Refuses what waits for handles that are gone. */
  sweep() {
    const gone = (/** @type {Call} */ call) => [...call.parcel.refs].find((ref) => ref.gone);
    this.#drop('refuse', (call) => gone(call)?.stale(), gone);
  }

  /** Ends every lane. What they had started, and what waits, is rejected; a later call starts anew. */
  stop() {
    const error = new LaneLostError('The engine was stopped');
    this.#drop('lose', () => error);
    for (const lane of [...this.lanes]) this.lost(lane, error, false);
  }

  /** @param {Lane['state']} wanted */
  #in = (wanted) => this.lanes.filter(({ state }) => state === wanted);

  get #grows() {
    const { lanes = this.wanted } = this.options;
    const { cores = 1, most = 256 } = this.host ?? {};
    const there = this.lanes.length;
    const auto = lanes === 'auto';
    const limit = Math.min(most, auto ? Math.min(cores, 8, this.most) : lanes);
    return there < limit && !(this.#failed && there);
  }

  /** Has someone look after the lanes, a second after something happened. */
  tidy() {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      // Where it cannot be loaded, all that works goes on working.
      import('./housekeeping.js').then(
        ({ keepHouse }) => keepHouse(this),
        () => {},
      );
    }, 1000);
    // Node's timers keep a process alive, unless they are told not to.
    /** @type {{ unref?: () => void }} */ (/** @type {unknown} */ (this.#timer)).unref?.();
  }

  /** Starts another lane. */
  async grow() {
    const lane = new Lane(this);
    this.lanes.push(lane);
    // Nothing may fail before the caller has his promise.
    await null;
    if (lane.state === 'gone') return;
    try {
      const { host, options } = this;
      if (!host) throw new InitError('No host');
      // The worker starts while the module compiles.
      lane.open(host.open(options.worker, lane));
      host.module ??= host.compile(options.wasm).catch((error) => {
        host.module = undefined;
        throw error;
      });
      lane.start(await host.module);
    } catch (error) {
      this.lost(lane, error);
    }
  }

  /** @param {Call} call @param {CallOptions} options */
  submit(call, options) {
    call.watch(options, () => {
      const { lane } = call;
      if (lane?.calls.has(call.id)) lane.stop(call);
      else this.#unqueue(call);
    });
    this.#enqueue(call);
    this.pump();
    // It takes what it was given now, however long it waits.
    if (call.state === 'queued' && !call.parcel.plain) {
      try {
        keep(call.parcel);
      } catch (error) {
        this.#unqueue(call);
        this.refuse(call, error);
      }
    }
    return call.promise;
  }

  /** @param {Call} call */
  #enqueue(call) {
    // Functions without a state of their own take turns; where there is state, their order may matter.
    this.queue.add(call, this.wanted === 'auto' && call.job.name);
  }

  /** Its bytes will not be needed. @param {Call} call */
  #unqueue(call) {
    this.queue.remove(call);
    this.staging.give(call.parcel.message.staging);
  }

  /**
   * Ends calls that wait.
   *
   * @param {string} edge
   * @param {(call: Call) => unknown} why
   * @param {(call: Call) => unknown} [which]
   */
  #drop(edge, why, which = () => true) {
    for (const call of this.queue.calls.filter(which)) {
      this.#unqueue(call);
      call.settle(edge, why(call));
    }
  }

  /** Its arguments cannot be cloned. @param {Call} call @param {unknown} cause */
  refuse(call, cause) {
    const error = refused(call.job, cause);
    // Which of them it is, is looked for only now.
    const told = import('./refusal.js').then(({ explain }) =>
      explain((value) => parts(value).some(movable), error, call),
    );
    call.settle('refuse', error, told);
    return call.promise;
  }
}

/** @param {Job} job @param {unknown} cause */
const refused = ({ name }, cause) =>
  new RefusedError(`The arguments of ${name} cannot be sent`, { cause });
