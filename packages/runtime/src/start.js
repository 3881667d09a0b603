/**
 * The options of `init`. Loaded when some are given.
 *
 * Imports nothing, so that nothing of the core is split off for it.
 *
 * @import { Engine } from './engine.js'
 * @import { InitError } from './errors.js'
 * @import { InitOptions } from './types.js'
 */

const NUMBERS = ['lanes', 'memory', 'idle', 'queue'];
const OTHERS = ['wasm', 'worker', 'debug', 'measure'];

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
  if (wrong) {
    const [key, value] = wrong;
    const why = known.includes(key) ? `it cannot be ${value}` : `there are ${known.join(', ')}`;
    pool.options = before;
    pool.pump();
    throw new Failure(`Bad option '${key}': ${why}`, { code: 'outboard/bad-option' });
  }
  if (options.debug || options.measure) {
    pool.trace = (await import('./trace.js')).tracer(name, options);
  }
}
