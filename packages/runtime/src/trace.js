/**
 * What `init({ debug: true })` and `init({ measure: true })` show of each call: a line in the console, a `performance.measure`.
 *
 * Imports nothing, so that nothing of the core is split off for it.
 *
 * @import { OutboardError } from './errors.js'
 */

/**
 * @param {string} engine its name
 * @param {{ debug?: boolean, measure?: boolean }} options
 * @returns {(name: string, promise: Promise<unknown>) => void}
 */
export function tracer(engine, { debug, measure = debug }) {
  return (name, promise) => {
    const start = performance.now();
    /** @param {OutboardError} [error] */
    const ended = (error) => {
      const end = performance.now();
      if (measure) {
        performance.measure(`${engine}.${name || 'init'}`, {
          start,
          end,
          detail: { code: error?.code },
        });
      }
      if (debug) {
        const how = error === undefined ? 'done' : `failed: ${error?.code || error}`;
        console.debug(
          `outboard ${engine}.${name || 'init'} ${how} (${(end - start).toFixed(1)} ms)`,
        );
      }
    };
    promise.then(() => ended(), ended);
  };
}
