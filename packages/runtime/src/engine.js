/**
 * What a client is made of: an engine, its functions, and its classes.
 *
 * @import { CallOptions, Callable, EngineOptions, Host, InitOptions, Spec } from './types.js'
 * @import { Link, Op } from './protocol.js'
 * @import { Lane } from './lane.js'
 */
import { InitError, LaneLostError, RefusedError, StaleHandleError } from './errors.js';
import { Handle, Ref, refOf } from './handle.js';
import { Pool } from './pool.js';
import { tag } from './values.js';

const CALL_OPTIONS = ['signal', 'timeout', 'transfer', 'priority', 'onProgress'];
const INIT_OPTIONS = ['lanes', 'wasm', 'worker'];

/** One package's engine. Making it starts nothing: the first call does, or `init`. */
export class Engine {
  /** @type {Pool} */
  #pool;
  /** The classes of the client, by their names in the glue. @type {Map<string, typeof Handle>} */
  #classes = new Map();

  /** @param {EngineOptions} options */
  constructor({ name, version, build, lanes = 'auto' }) {
    this.name = name;
    this.version = version;
    this.#pool = new Pool(build, lanes, (lane, value, links) => this.#adopt(lane, value, links));
  }

  /** Where module and lanes come from. @param {Host} host */
  set host(host) {
    this.#pool.host = host;
  }

  /**
   * Starts the engine before it is needed, with other options than its own if need be.
   *
   * @param {InitOptions} [options]
   * @returns {Promise<void>}
   */
  init = async (options = {}) => {
    const { lanes = 1 } = options;
    check(options, INIT_OPTIONS, InitError, lanes === 'auto' || lanes >= 1 ? undefined : 'lanes');
    Object.assign(this.#pool.options, options);
    // A call that asks for nothing; where a lane has started, there is nothing to wait for.
    if (this.#pool.lanes.every(({ state }) => state === 'starting')) {
      await this.#pool.call({ op: 'get', name: '', spec: {} }, [], {});
    }
  };

  /** Ends all lanes; what runs or waits is rejected. A later call starts anew. */
  stop = () => this.#pool.stop();

  /** How many lanes there are, calls that wait, and calls on lanes. */
  stats = () => {
    const { lanes, queue } = this.#pool;
    return {
      lanes: lanes.length,
      queued: queue.length,
      calls: lanes.flatMap(({ calls }) => [...calls]).length,
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
    return this.#callable(name, spec, { op: 'call', name: spec.export ?? name });
  }

  /**
   * A class of the engine. Its objects live on lanes; what the page has are handles.
   *
   * @param {string} name
   * @param {Record<string, Spec>} members
   * @param {string} [glueName] where it differs
   */
  handle(name, members, glueName = name) {
    const engine = this;
    const Class = { [name]: class extends Handle {} }[name];
    this.#classes.set(glueName, Class);
    for (const [key, spec] of Object.entries(members)) {
      const target = spec.get ?? spec.set ?? spec.export ?? key;
      /** @type {Op} */
      const op = spec.get ? 'get' : spec.set ? 'set' : spec.construct ? 'new' : 'call';
      if (spec.construct || spec.static) {
        const value = this.#callable(key, spec, { op, on: glueName, name: target });
        Object.defineProperty(Class, key, { value });
      } else {
        Object.defineProperty(Class.prototype, key, {
          /** A method knows its object, so that `object.method.with(options)` does. @this {Handle} */
          get() {
            const value = engine.#callable(key, spec, { op, name: target }, this);
            Object.defineProperty(this, key, { value });
            return value;
          },
        });
      }
    }
    return Class;
  }

  /**
   * @param {string} name
   * @param {Spec} spec
   * @param {{ op: Op, on?: string, name: string }} what
   * @param {Handle} [self]
   * @returns {Callable}
   */
  #callable(name, spec, what, self) {
    const most = spec.variadic ? Infinity : (spec.params ?? (spec.set ? 1 : 0));
    /** @param {unknown[]} args @param {any[]} rest */
    const call = async (args, rest) => {
      const [options = {}] = rest;
      if (rest.length > 1 || tag(options) !== 'Object') {
        throw new RefusedError(`${name} takes ${most} arguments, then options`, {
          code: 'outboard/too-many-arguments',
        });
      }
      check(options, CALL_OPTIONS, RefusedError);
      const ref = self && refOf(self);
      return this.#pool.call({ ...what, on: ref?.id ?? what.on, spec, ref }, args, options);
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

  /**
   * Handles for the objects in a result.
   *
   * @param {Lane} lane
   * @param {any} value
   * @param {Link[]} links
   */
  #adopt(lane, value, links) {
    for (const { at, id, type = 'object' } of links) {
      const Class = this.#classes.get(type) ?? Handle;
      const ref = new Ref(lane, id, type);
      const handle = new Class(ref, () => this.#dispose(ref));
      if (at === null) return handle;
      value[at] = handle;
    }
    return value;
  }

  /** @param {Ref} ref */
  async #dispose(ref) {
    if (ref.closing || ref.gone) return;
    const job = { op: /** @type {Op} */ ('free'), on: ref.id, name: 'dispose', spec: {}, ref };
    const freed = this.#pool.call(job, [], {});
    ref.closing = true;
    try {
      await freed;
    } catch (error) {
      // Consumed, or lost with its lane, before its turn came: it is gone, as was wished.
      if (!(error instanceof StaleHandleError || error instanceof LaneLostError)) throw error;
    }
  }
}

/**
 * @param {object} options
 * @param {string[]} known
 * @param {typeof RefusedError} Kind
 * @param {string} [wrong] one that is known, and has no sensible value
 */
function check(options, known, Kind, wrong) {
  const bad = wrong ?? Object.keys(options).find((key) => !known.includes(key));
  if (bad === undefined) return;
  throw new Kind(`Bad option '${bad}': there are ${known.join(', ')}`, {
    code: 'outboard/bad-option',
  });
}
