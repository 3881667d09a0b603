/**
 * Why a worker did not start. A browser says nothing but that it did not, so the cause is looked for afterwards.
 *
 * Imports nothing and is told what it needs: whatever a module that is loaded later shares with the core, bundlers split off the
 * core into a file of its own.
 *
 * @import { InitError } from '../errors.js'
 */

/**
 * @param {typeof InitError} Failure
 * @param {any} cause an exception, or the worker's bare `error` event
 * @param {() => Worker} open
 * @returns {Promise<Error>}
 */
export async function diagnose(Failure, cause, open) {
  const url = addressOf(open);
  const fields = { cause, url };
  if (cause?.name === 'SecurityError') {
    return new Failure(
      `The worker ${url} is of another origin. Serve the package from your own, or import './inline'`,
      fields,
    );
  }
  // A message there is only when the script ran.
  if (cause?.message) return new Failure(`The worker ${url} broke: ${cause.message}`, fields);
  if (cause === 'no answer') return new Failure(`The worker ${url} does not answer`, fields);
  try {
    const { ok, status, headers } = await fetch(url, { signal: AbortSignal.timeout(5000) });
    const type = headers.get('Content-Type') ?? '';
    if (!ok)
      return new Failure(`The worker ${url} was not found: ${status}`, { ...fields, status });
    if (!/(java|ecma)script/.test(type)) {
      return new Failure(`The worker ${url} is served as '${type}', not as JavaScript`, {
        ...fields,
        status,
      });
    }
  } catch (error) {
    return new Failure(`The worker ${url} cannot be fetched`, { cause: error, url });
  }
  return new Failure(
    `The worker ${url} was refused. A Content-Security-Policy must allow it in 'worker-src', and 'wasm-unsafe-eval' in 'script-src'`,
    fields,
  );
}

/**
 * The address that a factory gives to `Worker`. It is written out in the factory, for bundlers, and nowhere else; so the
 * factory is asked once more, while `Worker` only listens. This is synchronous: nobody else sees it.
 *
 * @param {() => Worker} open
 */
function addressOf(open) {
  const { Worker } = globalThis;
  let url = '';
  globalThis.Worker = /** @type {any} */ (
    class {
      /** @param {string | URL} address */
      constructor(address) {
        url = new URL(address, globalThis.location?.href).href;
      }
    }
  );
  try {
    open();
  } catch {
    // What it throws is known already.
  } finally {
    globalThis.Worker = Worker;
  }
  return url;
}
