/**
 * Why a worker did not start. A browser says nothing but that it did not, so the cause is looked for afterwards.
 *
 * Imports nothing of the core and is told what it needs: whatever a module that is loaded later shares with the core, bundlers
 * split off the core into a file of its own.
 *
 * @import { InitError } from '../errors.js'
 */
import { forbidden, wasmLack, watch } from './policy.js';

/** How long a worker that is tried again may take to fail. */
const PATIENCE = 1000;

/**
 * @param {typeof InitError} Failure
 * @param {any} cause an exception, the worker's bare `error` event, its `ready` of another version, or an error that is explained already
 * @param {() => Worker} open
 * @returns {Promise<Error>}
 */
export async function diagnose(Failure, cause, open) {
  const url = addressOf(open);
  /** @param {string} words @param {object} [fields] */
  const fail = (words, fields) => new Failure(words, { cause, url, ...fields });

  if (cause instanceof Object.getPrototypeOf(Failure)) return explained(Failure, cause, url);
  if (typeof Worker !== 'function') {
    return fail(`There are no web workers here: ${remedy()}`);
  }
  if (isForeign(url)) {
    return fail(
      `The worker ${url} is of another origin than the page: call init({ crossOrigin: true }) first, serve the package from your own, or import './inline'`,
    );
  }
  if (cause?.kind === 'ready') {
    const { build } = cause;
    const words = `The worker ${url}, or its wasm, is of build ${build}, which is not the client's`;
    return fail(words, { code: 'outboard/wrong-version', build, cause: undefined });
  }
  if (cause === 'no answer') return fail(`The worker ${url} does not answer`);
  // An event has a message only when the script was there and ran, or did not parse.
  const isEvent = 'preventDefault' in Object(cause);
  if (isEvent && cause.message) return fail(`The worker ${url} broke: ${cause.message}`);

  const { error, lack } = await watch(url, () => attempt(open));
  if (lack) return forbidden(Failure, lack, `the worker ${url}`, { cause, url });
  if (!isEvent) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return fail(`The worker ${url} cannot be made: ${why}`);
  }
  return (error ? await fault(fail, url) : undefined) ?? again(fail, url, open);
}

/** A page that is none says so by its name: jsdom, and happy-dom. */
const remedy = () =>
  /jsdom|HappyDOM/i.test(globalThis.navigator?.userAgent)
    ? "this page is simulated by Node, so let the test runner choose the package's entry for Node, by the condition 'node', or mock the package (docs/testing.md)"
    : 'on a server, import the package and call nothing';

/**
 * What is known already, and lacks the address.
 *
 * @param {typeof InitError} Failure
 * @param {any} error
 * @param {string} url
 * @returns {Promise<Error>}
 */
async function explained(Failure, error, url) {
  if (error instanceof Failure) return Object.assign(error, { url, ...error });
  const unread = /could not be read/.test(error.message);
  if (error.name === 'CompileError' || (unread && (await lacksWasm(url)))) {
    return forbidden(Failure, wasmLack, `wasm in the worker ${url}`, { cause: error, url });
  }
  return error;
}

/**
 * Whether a worker may not have wasm: it has a policy of its own, that of its response. Some browsers then refuse to hand it the
 * module, and do not say why.
 *
 * @param {string} url
 */
async function lacksWasm(url) {
  const { headers } = await fetch(url, { cache: 'reload' });
  const policies = headers.get('Content-Security-Policy')?.split(',') ?? [];
  return policies.some((policy) => {
    const directives = policy.split(';').map((each) => each.trim().split(/\s+/));
    const [, ...sources] =
      directives.find(([name]) => name === 'script-src') ??
      directives.find(([name]) => name === 'default-src') ??
      [];
    return sources.length && !sources.some((source) => /unsafe-eval'$/.test(source));
  });
}

/**
 * What is wrong with the way the worker is served, if anything is.
 *
 * @param {(words: string, fields?: object) => Error} fail
 * @param {string} url
 */
async function fault(fail, url) {
  try {
    // From the server itself: what was cached may be what is wrong, and is replaced by this.
    const response = await fetch(url, { cache: 'reload', signal: AbortSignal.timeout(5000) });
    const { ok, status, headers } = response;
    const type = headers.get('Content-Type') ?? '';
    if (!ok) return fail(`The worker ${url} was not found: ${status}`, { status });
    if (isForeign(response.url)) {
      return fail(`The worker ${url} is redirected to another origin: ${response.url}`, { status });
    }
    if (!/(java|ecma)script/.test(type)) {
      return fail(`The worker ${url} is served as '${type}', not as JavaScript`, { status });
    }
    if (globalThis.crossOriginIsolated && !headers.get('Cross-Origin-Embedder-Policy')) {
      const needed = 'Cross-Origin-Embedder-Policy: require-corp';
      return fail(`The worker ${url} needs the header '${needed}', as its page has`, { status });
    }
    await response.arrayBuffer();
    return undefined;
  } catch (error) {
    return fail(`The worker ${url} cannot be fetched`, { cause: error });
  }
}

/**
 * Nothing is wrong, or not any more.
 *
 * @param {(words: string) => Error} fail
 * @param {string} url
 * @param {() => Worker} open
 */
const again = (fail, url, open) =>
  attempt(open).then(
    () => fail(`The worker ${url} did not start, but does now: call again`),
    () => fail(`The worker ${url} is there, but does not run: it may be cut short, or damaged`),
  );

/** Makes the worker once more, and fails when it does. @param {() => Worker} open */
async function attempt(open) {
  const worker = open();
  try {
    await new Promise((resolve, reject) => {
      worker.onerror = (event) => {
        event.preventDefault();
        reject(event);
      };
      // One that starts waits for its first message, and says nothing.
      setTimeout(resolve, PATIENCE);
    });
  } finally {
    worker.terminate();
  }
}

/** Whether a worker may not be made of it, whatever is allowed. @param {string} url */
function isForeign(url) {
  if (!/^https?:/.test(url)) return false;
  // Not every place with workers has an origin.
  return globalThis.origin !== undefined && new URL(url).origin !== globalThis.origin;
}

/**
 * The address that a factory gives to `Worker`. It is written out in the factory, for bundlers, and nowhere else; so the
 * factory is asked once more, while `Worker` only listens. This is synchronous: nobody else sees it.
 *
 * @param {() => Worker} open
 */
function addressOf(open) {
  const before = Object.getOwnPropertyDescriptor(globalThis, 'Worker');
  let url = '';
  const value = class {
    /** @param {string | URL} address */
    constructor(address) {
      url = new URL(address, globalThis.location?.href).href;
    }
  };
  Object.defineProperty(globalThis, 'Worker', { value, configurable: true, writable: true });
  try {
    open();
  } catch {
    // What it throws is known already.
  } finally {
    if (before) Object.defineProperty(globalThis, 'Worker', before);
    else Reflect.deleteProperty(globalThis, 'Worker');
  }
  return url;
}
