/**
 * What a client is made of: an engine and its functions.
 *
 * @import { CallOptions, Callable, EngineOptions, Host, InitOptions, Spec, Stats } from './types.js'
 * @import { Job } from './call.js'
 * @import { Lane } from './lane.js'
 */
import { InitError, RefusedError } from './errors.js';
import { refOf } from './handle.js';
import { Pool } from './pool.js';
import { tag } from './values.js';

const OPTIONS = ['signal', 'timeout', 'transfer', 'priority', 'caller', 'onProgress'];

/** One package's engine. Making it starts nothing: the first call does, or `init`. */
export class Engine {
  /** The classes of the client, by their names in the glue. @type {Map<string, Function>} */
  classes = new Map();

  /** @param {EngineOptions} options */
  constructor({ name, version, build, lanes = 'auto' }) {
    this.name = name;
    this.version = version;
    this.pool = new Pool(build, lanes);
  }

  /** Where module and lanes come from. @param {Host} host */
  set host(host) {
    this.pool.host = host;
  }

  /**
   * Starts the engine before it is needed, with other options than its own if need be.
   *
   * @param {InitOptions} [options]
   * @returns {Promise<void>}
   */
  init = async (options) => {
    const { pool } = this;
    const before = pool.options;
    // At once: a call may come before they are checked.
    pool.options = { ...before, ...options };
    if (options) await (await import('./start.js')).configure(InitError, this, options, before);
    // A call that asks for nothing; where a lane has started, there is nothing to wait for.
    if (pool.lanes.every(({ state }) => state === 'starting')) {
      await pool.call({ op: 'get', name: '', spec: {} }, [], {});
    }
  };

  /** Ends all lanes; what runs or waits is rejected. A later call starts anew. */
  stop = () => this.pool.stop();

  /**
   * How many lanes there are and were replaced, calls that wait and calls on lanes, and bytes of linear memory.
   *
   * @returns {Stats}
   */
  stats = () => {
    const { lanes, queue, replaced } = this.pool;
    return {
      lanes: lanes.length,
      queued: queue.calls.length,
      calls: lanes.reduce((sum, { calls }) => sum + calls.size, 0),
      memory: lanes.reduce((sum, { memory }) => sum + memory, 0),
      replaced,
    };
  };

  /**
   * A function of the engine.
   *
   * @param {string} name
   * @param {Spec} spec
   * @returns {Callable}
   */
  fn(name, spec) {
    return this.callable(name, spec, { op: 'call', name: spec.export ?? name });
  }

  /**
   * What is called: a function, or a member of a class.
   *
   * @param {string} name
   * @param {Spec} spec
   * @param {Pick<Job, 'op' | 'on' | 'name' | 'setUp'>} what
   * @param {object} [self]
   * @returns {Callable}
   */
  callable(name, spec, what, self) {
    const most = spec.variadic ? Infinity : (spec.params ?? (spec.set ? 1 : 0));
    /** @param {unknown[]} args @param {any[]} rest */
    const call = async (args, rest) => {
      const [options = {}] = rest;
      const none = rest.length > 1 || tag(options) !== 'Object';
      const bad = none ? most : Object.keys(options).find((key) => !OPTIONS.includes(key));
      if (bad !== undefined) {
        throw (await import('./refusal.js')).misused(RefusedError, name, bad, OPTIONS);
      }
      const ref = self && refOf(self);
      const job = { ...what, on: ref?.id ?? what.on, spec, ref };
      const value = await this.pool.call(job, args, options);
      if (!spec.stream) return value;
      return (await import('./stream.js')).readable(/** @type {any} */ (value), options.signal);
    };
    const callable = {
      /** @param {unknown[]} args */
      [name]: (...args) => call(args.slice(0, most), args.slice(most)),
    }[name];
    return Object.assign(callable, {
      /** @param {CallOptions} options */
      with:
        (options) =>
        /** @param {unknown[]} args */
        (...args) =>
          call(args.slice(0, most), [options, ...args.slice(most)]),
    });
  }
}
