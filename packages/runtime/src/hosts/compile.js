/**
 * A module from whatever it may be given as, where the shortest way did not work; and why, where none does.
 *
 * Imports nothing and is told what it needs: whatever a module that is loaded later shares with the core, bundlers split off the
 * core into a file of its own.
 *
 * @import { InitError } from '../errors.js'
 * @import { InitOptions } from '../types.js'
 */

/** @param {unknown} value */
const tag = (value) => Object.prototype.toString.call(value).slice(8, -1);

/**
 * @param {typeof InitError} Failure
 * @param {NonNullable<InitOptions['wasm']>} given
 * @param {Response | unknown} [response] what an address was answered with, or the error that came instead
 * @param {unknown} [refusal] why that could not be compiled as it arrived
 * @returns {Promise<WebAssembly.Module>}
 */
export async function compile(Failure, given, response = given, refusal) {
  if (tag(given) === 'WebAssembly.Module') return /** @type {WebAssembly.Module} */ (given);
  const fields = { url: String(given), status: /** @type {number | undefined} */ (undefined) };
  try {
    if (refusal instanceof WebAssembly.CompileError) throw refusal;
    let bytes = response;
    if (tag(response) === 'Response') {
      const { ok, status, statusText, url, bodyUsed } = /** @type {Response} */ (response);
      Object.assign(fields, { url, status });
      if (!ok) throw new Error(statusText);
      if (bodyUsed) throw refusal;
      // A server that names another type is common, and only streaming insists on the right one.
      bytes = await /** @type {Response} */ (response).arrayBuffer();
    } else if (typeof response === 'string' || tag(response) === 'URL') throw refusal;
    return await WebAssembly.compile(/** @type {BufferSource} */ (bytes));
  } catch (cause) {
    const { url, status } = fields;
    const why = /** @type {Error | undefined} */ (cause)?.message;
    throw cause instanceof WebAssembly.CompileError
      ? new Failure(`${url} is not valid wasm, or is cut short: ${why}`, {
          code: 'outboard/not-wasm',
          cause,
          ...fields,
        })
      : new Failure(`${url} cannot be loaded: ${status ?? ''} ${why}`, {
          code: 'outboard/download-failed',
          cause,
          ...fields,
        });
  }
}
