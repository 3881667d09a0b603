/**
 * Which variant of a package runs here: the first of a list that can. Only packages with variants import this.
 *
 * @import { Engine } from '../engine.js'
 * @import { Host, InitOptions } from '../types.js'
 */
import { Berths } from '../berth.js';
import { InitError } from '../errors.js';
import { variantLane } from './variant.js';

/** More threads than these are of little use to one call, and other lanes want the cores. */
const THREADS = 4;

/** A function whose one instruction is `i8x16.relaxed_swizzle`, of the relaxed ones. */
const RELAXED = [
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0],
  ...[10, 15, 1, 13, 0, 65, 0, 253, 15, 65, 0, 253, 15, 253, 128, 2, 11],
];

/**
 * @typedef {'simd' | 'relaxed' | 'threads' | 'threads-relaxed'} Name
 *
 * @typedef {object} Variant one build of the engine, with what `page` or `node` takes of it
 * @property {Name} variant
 * @property {() => NonNullable<InitOptions['wasm']>} wasm
 * @property {() => any} worker
 * @property {() => URL} [symbols]
 * @property {string} [build]
 * @property {string} [integrity]
 */

/**
 * @param {Engine} engine
 * @param {(own: any) => Host} make `page` or `node`
 * @param {Variant[]} list best first
 * @returns {Host}
 */
export function choose(engine, make, list) {
  const { pool } = engine;
  const hosts = new Map(list.map(({ variant, ...own }) => [variant, make(own)]));
  const [first] = hosts.values();
  const names = [...hosts.keys()];
  const shares =
    first.shares ??
    (globalThis.crossOriginIsolated && typeof globalThis.SharedArrayBuffer === 'function');
  /** Those that did not start, though they should run here. @type {Set<Name>} */
  const failed = new Set();
  /** The one that was taken. @type {Name | undefined} */
  let taken;
  /** How many threads the lanes really have, once one has said so. @type {number | undefined} */
  let up;
  /** @type {Map<Name, Promise<WebAssembly.Module>>} */
  const modules = new Map();
  const { stats } = engine;

  /** @type {Host} */
  const host = {
    ...first,
    parts: [...hosts.values()],
    /** How many lanes the cores are enough for. */
    get cores() {
      return Math.max(1, Math.floor(first.cores / threads()));
    },
    /** How many threads a lane has. */
    get threads() {
      return threads();
    },
    /** Throws where the options ask for what is not here. */
    check: () => void pick(),
    /** @param {InitOptions['wasm']} given */
    compile: (given) => compile(current(), given),
    /** @param {InitOptions['worker']} given @param {any} lane */
    open: (given, lane) =>
      variantLane({
        lane,
        given,
        variant: current,
        open: (name, from) => hostOf(name).open(from, lane),
        compile,
        threads: (name) => (isThreaded(name) ? wanted() : 1),
        started: (count) => {
          up = count;
        },
        next,
      }),
    /** @param {any} cause @param {InitOptions['worker']} given */
    failed: (cause, given) =>
      cause?.code === 'outboard/unsupported' && !(cause instanceof InitError)
        ? Promise.resolve(new InitError(cause.message, { cause, code: cause.code }))
        : hostOf(taken).failed(cause, given),
    /** @param {Error} error */
    explain: async (error) => hostOf(taken).explain?.(error),
  };
  engine.stats = () => ({ ...stats(), variant: name(), threads: threads() });
  return host;

  /** The variant that was taken, or would be. */
  function name() {
    return taken ?? attempt();
  }

  /** How many threads a lane has, or will have. */
  function threads() {
    return isThreaded(name()) ? (up ?? wanted()) : 1;
  }

  /** @param {Name} [name] */
  function hostOf(name = names[0]) {
    return /** @type {Host} */ (hosts.get(name) ?? first);
  }

  /** @param {Name} name @param {InitOptions['wasm']} [given] */
  function compile(name, given) {
    const module =
      modules.get(name) ??
      hostOf(name)
        .compile(given)
        .catch((error) => {
          modules.delete(name);
          throw error;
        });
    modules.set(name, module);
    return module;
  }

  /** The variant of the lanes to come. As long as there are some, it stays what it is. */
  function current() {
    const started = pool.lanes.some(({ state, used }) => state !== 'starting' || used);
    if (taken && started) return taken;
    const name = pick();
    if (name !== taken) up = undefined;
    taken = name;
    if (isThreaded(name) && !(pool.staging instanceof Berths)) pool.staging = new Berths(pool);
    return name;
  }

  /** @returns {Name} the one that would be taken, whatever is asked for */
  function attempt() {
    try {
      return pick();
    } catch {
      return 'simd';
    }
  }

  /** @returns {Name} */
  function pick() {
    const { variant, wasm, worker } = pool.options;
    if (variant === undefined) {
      // What was built for one cannot be given to another, and this one runs wherever any does.
      if (wasm || worker) return 'simd';
      return names.find((name) => !lack(name) && !failed.has(name) && isOfUse(name)) ?? 'simd';
    }
    if (!names.some((name) => name === variant)) {
      throw new InitError(`Bad option 'variant': there are ${names.join(', ')}`, {
        code: 'outboard/bad-option',
      });
    }
    const why = lack(variant);
    if (why) {
      const message = `The variant '${variant}' cannot run here: ${why}`;
      throw new InitError(message, { code: 'outboard/unsupported' });
    }
    const now = pool.lanes.find(({ used }) => used);
    if (now && taken && taken !== variant) {
      throw new InitError(`Bad option 'variant': '${taken}' runs already, stop it before`, {
        code: 'outboard/bad-option',
      });
    }
    return variant;
  }

  /**
   * A variant could not start here, whatever it should: the next best takes its place.
   *
   * @param {Name} name
   * @returns {Name | undefined} none where one was asked for
   */
  function next(name) {
    const { variant, wasm, worker } = pool.options;
    if (variant !== undefined || wasm || worker || name === 'simd') return undefined;
    failed.add(name);
    // Another lane may have found out before.
    if (taken === name) {
      taken = pick();
      up = undefined;
    }
    return taken;
  }

  function wanted() {
    const { threads, lanes = pool.wanted } = pool.options;
    if (threads) return threads;
    const lane = lanes === 'auto' ? 1 : lanes;
    return Math.max(1, Math.min(THREADS, Math.floor(first.cores / lane)));
  }

  /** A single thread is better off without shared memory. @param {string} name */
  function isOfUse(name) {
    return !isThreaded(name) || wanted() > 1;
  }

  /** What a variant needs and does not find, in words. @param {string} name */
  function lack(name) {
    if (isThreaded(name) && !shares) return 'memory cannot be shared on this page';
    const isRelaxed = /relaxed/.test(name);
    if (isRelaxed && !WebAssembly.validate(new Uint8Array(RELAXED))) return 'no relaxed SIMD';
    return undefined;
  }
}

/** @param {string} name */
const isThreaded = (name) => /threads/.test(name);
