/**
 * A page, or a worker of one: web workers and fetch. What is for bad days only is loaded then.
 *
 * @import { Host, InitOptions } from '../types.js'
 */
import { InitError } from '../errors.js';

/**
 * @param {object} package_
 * @param {() => NonNullable<InitOptions['wasm']>} package_.wasm
 * @param {() => Worker} package_.worker
 * @param {() => URL} [package_.symbols] names of the wasm's functions
 * @returns {Host}
 */
export const page = ({ wasm, worker, symbols }) => ({
  cores: globalThis.navigator?.hardwareConcurrency || 1,
  async compile(given = wasm()) {
    /** @type {any} */
    let source = given;
    try {
      if (typeof given === 'string' || given instanceof URL) source = await fetch(given);
      return await WebAssembly.compileStreaming(source);
    } catch (error) {
      // Not found, of another type than wasm, or no response at all but bytes or a module.
      return (await import('./compile.js')).compile(InitError, given, source, error);
    }
  },
  open: (given = worker) => given(),
  failed: async (cause, given = worker) =>
    (await import('./diagnose.js')).diagnose(InitError, cause, given),
  explain: symbols && (async (error) => (await import('../symbols.js')).explain(error, symbols())),
});
