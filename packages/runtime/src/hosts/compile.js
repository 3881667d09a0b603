/**
 * A module from whatever it may be given as, where the shortest way did not work; and why, where none does.
 *
 * Imports nothing of the core and is told what it needs: whatever a module that is loaded later shares with the core, bundlers
 * split off the core into a file of its own.
 *
 * @import { InitError } from '../errors.js'
 * @import { InitOptions } from '../types.js'
 * @import { Own } from './check.js'
 */
import { check } from './check.js';
import { forbidden, mayCompile, wasmLack, watch } from './policy.js';

/** @param {unknown} value */
const tag = (value) => Object.prototype.toString.call(value).slice(8, -1);

/**
 * @param {typeof InitError} Failure
 * @param {NonNullable<InitOptions['wasm']>} given
 * @param {unknown} [source] its bytes, or the response to its address; where there is none, the address
 * @param {unknown} [refusal] why that could not be compiled as it arrived
 * @param {Own} [own] of the package's own wasm
 * @returns {Promise<WebAssembly.Module>}
 */
export async function compile(Failure, given, source = given, refusal, own = {}) {
  if (tag(given) === 'WebAssembly.Module') return /** @type {WebAssembly.Module} */ (given);
  const address = addressOf(given);
  const fields = {
    url: address || undefined,
    status: /** @type {number | undefined} */ (undefined),
  };
  /** @param {string} code @param {string} words @param {unknown} cause */
  const fail = (code, words, cause) =>
    new Failure(`${fields.url || 'The wasm given'} ${words}`, { ...fields, code, cause });
  if (typeof WebAssembly !== 'object') {
    throw fail('outboard/unsupported', 'cannot run: there is no WebAssembly here', refusal);
  }

  const { value, error, lack } = await watch(address, async () => {
    if (!mayCompile()) throw refusal;
    // Its bytes are gone, and where they were not checked by the browser, they may be the wrong ones.
    if (isCompileError(refusal) && !(address && own.integrity)) throw refusal;
    const bytes = await read();
    await check(Failure, own, bytes, fields);
    return await WebAssembly.compile(bytes);
  });
  if (value) return value;
  if (error instanceof Failure) throw Object.assign(error, refusal ? { cause: refusal } : {});
  const cause = /** @type {any} */ (error ?? refusal);
  const forbids = lack ?? (mayCompile() ? undefined : wasmLack);
  if (forbids) {
    throw forbidden(Failure, forbids, fields.url || 'the wasm', { ...fields, cause });
  }
  if (!isCompileError(cause)) {
    throw fail('outboard/download-failed', `cannot be loaded: ${cause?.message}`, cause);
  }
  // It was checked just now.
  if (own.integrity)
    throw fail('outboard/unsupported', `cannot run here: ${cause?.message}`, cause);
  throw fail('outboard/not-wasm', `is not valid wasm, or is cut short: ${cause?.message}`, cause);

  async function read() {
    let answer = source;
    // Once more, from the server itself: what was cached may be what is wrong. And a policy tells only who listens.
    if (address && (source === given || /** @type {any} */ (source).bodyUsed)) {
      answer = await fetch(address, { cache: 'reload' });
    }
    if (tag(answer) !== 'Response') return bytesOf(answer);
    const response = /** @type {Response} */ (answer);
    const { ok, status, statusText, url } = response;
    Object.assign(fields, { url: url || fields.url, status });
    if (!ok) throw new Error(`${status} ${statusText}`);
    // A server that names another type is common, and only streaming insists on the right one.
    return new Uint8Array(await response.arrayBuffer());
  }
}

/** @param {unknown} error */
const isCompileError = (error) => error instanceof WebAssembly.CompileError;

/** @param {unknown} given @returns {string} nothing where it is no address */
function addressOf(given) {
  if (typeof given !== 'string' && tag(given) !== 'URL') return '';
  const base = globalThis.location?.href;
  return URL.canParse(String(given), base) ? new URL(String(given), base).href : String(given);
}

/** @param {any} value @returns {Uint8Array<ArrayBuffer>} */
function bytesOf(value) {
  return ArrayBuffer.isView(value)
    ? new Uint8Array(/** @type {ArrayBuffer} */ (value.buffer), value.byteOffset, value.byteLength)
    : new Uint8Array(value);
}
