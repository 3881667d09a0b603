/**
 * The options of `init`. Loaded when some are given.
 *
 * Imports nothing, so that nothing of the core is split off for it.
 *
 * @import { Engine } from './engine.js'
 * @import { InitError } from './errors.js'
 * @import { InitOptions } from './types.js'
 */

const NUMBERS = ['lanes', 'memory', 'idle', 'queue', 'threads'];
const OTHERS = ['wasm', 'worker', 'crossOrigin', 'debug', 'measure', 'variant'];

/**
 * @param {typeof InitError} Failure
 * @param {Engine} engine
 * @param {InitOptions} options
 * @param {InitOptions} before what holds if these are refused
 */
export async function configure(Failure, { name, pool }, options, before) {
  const known = [...NUMBERS, ...OTHERS];
  const wrong = Object.entries(options).find(
    ([key, value]) =>
      !known.includes(key) ||
      // None of them is of use as 0.
      (NUMBERS.includes(key) && value !== undefined && !(value > 0) && value !== 'auto'),
  );
  try {
    if (wrong) {
      const [key, value] = wrong;
      const why = known.includes(key) ? `it cannot be ${value}` : `there are ${known.join(', ')}`;
      throw new Failure(`Bad option '${key}': ${why}`, { code: 'outboard/bad-option' });
    }
    // A package without variants has this one.
    const { variant = 'simd' } = options;
    if (pool.host?.check) pool.host.check();
    else if (variant !== 'simd') {
      throw new Failure(`Bad option 'variant': there is only simd`, {
        code: 'outboard/bad-option',
      });
    }
  } catch (error) {
    pool.options = before;
    pool.pump();
    throw error;
  }
  if (options.crossOrigin && pool.host) {
    (await import('./hosts/elsewhere.js')).reach(pool.host);
  }
  if (options.debug || options.measure) {
    pool.trace = (await import('./trace.js')).tracer(name, options);
  }
}
