/**
 * A page, or a worker of one: web workers and fetch. What is for bad days only is loaded then.
 *
 * @import { Host, InitOptions } from '../types.js'
 */
import { InitError } from '../errors.js';
import { tag } from '../values.js';

/**
 * @param {object} package_
 * @param {() => NonNullable<InitOptions['wasm']>} package_.wasm
 * @param {() => Worker} package_.worker
 * @param {() => URL} [package_.symbols] names of the wasm's functions
 * @param {string} [package_.build] of the client
 * @param {string} [package_.integrity] what the package's own wasm is checked by
 * @returns {Host}
 */
export const page = ({ wasm, worker, symbols, ...own }) => ({
  cores: globalThis.navigator?.hardwareConcurrency || 1,
  async compile(given) {
    const checks = given ? {} : own;
    /** @type {any} */
    const from = given ?? wasm();
    let source = from;
    try {
      if (/String|URL/.test(tag(from))) source = await fetch(from, checks);
      return await WebAssembly.compileStreaming(source);
    } catch (error) {
      // Not found, not what was built, of another type than wasm, or no response at all but bytes or a module.
      return (await import('./compile.js')).compile(InitError, from, source, error, checks);
    }
  },
  open: (given = worker) => given(),
  failed: (cause, given = worker) =>
    import('./diagnose.js')
      .then(({ diagnose }) => diagnose(InitError, cause, given))
      // Where not even that can be loaded.
      .catch((cause) => new InitError('Offline', { cause, code: 'outboard/download-failed' })),
  explain:
    symbols &&
    ((error) => import('../symbols.js').then(({ explain }) => explain(error, symbols()))),
});
