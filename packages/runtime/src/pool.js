/**
 * Which lane takes which call. The queue is here, on the page: a lane is given a call only when it can run it.
 *
 * @import { CallOptions, Host, InitOptions } from './types.js'
 * @import { Job } from './call.js'
 * @import { Parcel } from './transfer.js'
 * @import { Link } from './protocol.js'
 * @import { Ref } from './handle.js'
 *
 * @typedef {{ job: Job, parcel: Parcel }} SetUp
 */
import { Call } from './call.js';
import { InitError, LaneLostError, OutboardError, RefusedError } from './errors.js';
import { Lane } from './lane.js';
import { Staging } from './staging.js';
import { keep, pack } from './transfer.js';
import { movable, parts } from './values.js';

/** The lanes of one engine. */
export class Pool {
  /** @type {Lane[]} */
  lanes = [];
  staging = new Staging();
  /** @type {InitOptions} */
  options = {};
  /** @type {Host | undefined} */
  host;
  /** By priority, then in the order of calling. @type {Call[]} */
  queue = [];
  /** @type {Map<string, SetUp>} */
  #setUps = new Map();
  /** @type {Promise<WebAssembly.Module> | undefined} */
  #module;
  /** Whether the last start failed: then the lanes there are do the work. */
  #failed = false;

  /**
   * @param {string} build
   * @param {number | 'auto'} wanted lanes
   * @param {(lane: Lane, value: any, links: Link[]) => unknown} adopt makes handles of what a result holds
   */
  constructor(build, wanted, adopt) {
    this.build = build;
    this.wanted = wanted;
    this.adopt = adopt;
  }

  /**
   * @param {Job} job
   * @param {unknown[]} args
   * @param {CallOptions} options
   * @returns {Promise<unknown>}
   */
  call(job, args, options) {
    options.signal?.throwIfAborted();
    const { setup } = job.spec;
    const parcel = pack(args, job, options, setup ? null : this.staging);
    const [ref] = parcel.refs;
    for (const other of parcel.refs) {
      if (other.closing || other.gone) throw other.stale();
      if (other.lane !== ref.lane || ref.lane.pool !== this || setup) {
        throw new RefusedError(`${job.name} needs handles of one lane`, {
          code: 'outboard/two-lanes',
        });
      }
    }
    return setup
      ? this.#setUp({ job, parcel }, options)
      : this.#submit(new Call(job, parcel, options.priority), options);
  }

  /** Gives calls to lanes, as many as can run now. */
  pump() {
    /** Handles that an earlier call waits for. @type {Set<Ref>} */
    const held = new Set();
    const starting = this.#in('starting').length;
    let coming = starting;
    for (let i = 0; i < this.queue.length; ) {
      const idle = this.#in('idle');
      const grows = this.#grows;
      if (!idle.length && !grows) return;

      const call = this.queue[i];
      const refs = [...call.parcel.refs];
      /** @type {Lane | undefined} */
      let lane = call.lane ?? refs[0]?.lane;
      if (!lane) {
        const isNew = call.job.op === 'new';
        // What speaks against a lane: its handles, and the calls that are parked there or make another handle.
        const load = (/** @type {Lane} */ { refs, calls }) =>
          refs.size + [...calls.values()].filter(({ job }) => !isNew || job.op === 'new').length;
        [lane] = [...idle, ...(isNew ? this.#in('busy') : [])].sort((a, b) => load(a) - load(b));
        if ((!lane || load(lane)) && (coming || grows || (isNew && starting))) {
          // An empty lane is better: one is coming, or there can be one.
          if (coming) coming--;
          else if (grows) this.#grow();
          lane = undefined;
        }
      }
      if (lane?.state === 'idle' && !refs.some((ref) => ref.busy || held.has(ref))) {
        this.#unqueue(call);
        try {
          lane.post(call);
        } catch (error) {
          this.#refuse(call, error);
        }
      } else {
        for (const ref of refs) held.add(ref);
        i++;
      }
    }
  }

  /**
   * The worker answered: what must run on every lane runs first.
   *
   * @param {Lane} lane
   */
  async prepare(lane) {
    try {
      for (const { job, parcel } of this.#setUps.values()) {
        // The one that started the lane is in the queue, and comes first there.
        if (this.queue.some((call) => call.lane === lane && call.job === job)) continue;
        const call = new Call(job, parcel);
        lane.post(call);
        await call.promise;
      }
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
   * @param {unknown} cause
   * @param {boolean} [replace] at once; one that broke with nothing to do is replaced when there is something to do
   */
  async lost(lane, cause, replace = lane.calls.size > 0) {
    const { state, calls } = lane;
    if (state === 'gone') return;
    lane.end();
    this.lanes.splice(this.lanes.indexOf(lane), 1);
    for (const ref of lane.refs) ref.end('lost');
    for (const call of calls.values()) {
      if (call.movable) {
        call.step('move');
        this.#enqueue(call);
      } else if (call.state !== 'settled') {
        call.settle('lose', new LaneLostError(`${call.job.name} lost its lane`, { cause }));
      }
    }
    for (const call of this.queue) if (call.lane === lane) call.lane = undefined;
    this.sweep();
    if (state === 'starting') {
      this.#failed = true;
      const error =
        cause instanceof OutboardError
          ? cause
          : await this.host?.failed(cause, this.options.worker).catch(() => cause);
      if (!this.lanes.length) this.#drop('refuse', () => error);
    } else if (replace && this.#grows) this.#grow();
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
    const limit = Math.min(most, lanes === 'auto' ? Math.min(cores, 8) : lanes);
    return this.lanes.length < limit && !(this.#failed && this.lanes.length);
  }

  async #grow() {
    const lane = new Lane(this);
    this.lanes.push(lane);
    // Nothing may fail before the caller has his promise.
    await null;
    if (lane.state === 'gone') return;
    try {
      const { host, options } = this;
      if (!host) throw new InitError('No host: import the package by its name');
      // The worker starts while the module compiles.
      lane.open(host.open(options.worker));
      this.#module ??= host.compile(options.wasm).catch((error) => {
        this.#module = undefined;
        throw error;
      });
      lane.start(await this.#module);
    } catch (error) {
      this.lost(lane, error);
    }
  }

  /** @param {Call} call @param {CallOptions} options */
  #submit(call, options) {
    call.watch(options, () => {
      const { lane } = call;
      if (!lane?.calls.has(call.id)) this.#unqueue(call, true);
      // Nothing but the end of its lane ends running code; where the lane is this thread, it goes on unheard.
      else if (lane.mortal) this.lost(lane, new LaneLostError('Another call there was stopped'));
    });
    this.#enqueue(call);
    this.pump();
    // It takes what it was given now, however long it waits.
    if (call.state === 'queued') {
      try {
        keep(call.parcel);
      } catch (error) {
        this.#unqueue(call, true);
        this.#refuse(call, error);
      }
    }
    return call.promise;
  }

  /** @param {SetUp} setUp @param {CallOptions} options */
  async #setUp(setUp, options) {
    const { job, parcel } = setUp;
    const before = this.#setUps.get(job.name);
    // It overtakes what waits: no later call may find its lane without.
    const run = () => new Call(job, parcel, Infinity);
    try {
      keep(parcel);
    } catch (error) {
      return this.#refuse(run(), error);
    }
    // Every lane gets a clone.
    parcel.moved.clear();
    if (!this.lanes.length) this.#grow();
    const runs = this.lanes.map((lane) => {
      const call = run();
      call.lane = lane;
      return this.#submit(call, options);
    });
    this.#setUps.set(job.name, setUp);
    try {
      return (await Promise.all(runs))[0];
    } catch (error) {
      // Arguments that were refused are not for lanes to come.
      if (this.#setUps.get(job.name) === setUp) {
        if (before) this.#setUps.set(job.name, before);
        else this.#setUps.delete(job.name);
      }
      throw error;
    }
  }

  /** @param {Call} call */
  #enqueue(call) {
    const before = this.queue.findLastIndex(
      ({ priority, id }) =>
        priority > call.priority || (priority === call.priority && id < call.id),
    );
    this.queue.splice(before + 1, 0, call);
  }

  /** @param {Call} call @param {boolean} [ended] its bytes will not be needed */
  #unqueue(call, ended) {
    this.queue.splice(this.queue.indexOf(call), 1);
    if (ended) this.staging.give(call.parcel.message.staging);
  }

  /**
   * Ends calls that wait.
   *
   * @param {string} edge
   * @param {(call: Call) => unknown} why
   * @param {(call: Call) => unknown} [which]
   */
  #drop(edge, why, which = () => true) {
    for (const call of this.queue.filter(which)) {
      this.#unqueue(call, true);
      call.settle(edge, why(call));
    }
  }

  /** Its arguments cannot be cloned. @param {Call} call @param {unknown} cause */
  #refuse(call, cause) {
    const error = new RefusedError(`The arguments of ${call.job.name} cannot be sent`, { cause });
    // Which of them it is, is looked for only now.
    const told = import('./refusal.js').then(({ explain }) =>
      explain((value) => parts(value).some(movable), error, call),
    );
    call.settle('refuse', error, told);
    return call.promise;
  }
}
