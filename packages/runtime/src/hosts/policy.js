/**
 * What a Content-Security-Policy forbids, and what it lacks. No error says so: a browser tells it by an event, and only to those
 * who listened before; so what failed is tried again.
 *
 * @import { InitError } from '../errors.js'
 *
 * @typedef {object} Lack
 * @property {string} directive what the policy has to say: `worker-src 'self'`
 * @property {string} help in one sentence
 */

/** The event comes a little later than the failure. */
const PATIENCE = 100;

/** What stands in the event instead of an address. */
const WASM = 'wasm-eval';
const TRUSTED = 'trusted-types-sink';

/**
 * Tries something while it listens.
 *
 * @template T
 * @param {string} url of what is fetched, so that nobody else's failure is taken for this one
 * @param {() => T | Promise<T>} attempt
 * @returns {Promise<{ value?: T, error?: unknown, lack?: Lack }>}
 */
export async function watch(url, attempt) {
  /** @type {(lack: Lack) => void} */
  let tell = () => {};
  const told = new Promise((/** @type {(lack: Lack) => void} */ resolve) => {
    tell = resolve;
  });
  /** @param {any} event */
  const hear = ({ disposition, blockedURI, effectiveDirective }) => {
    const ours = [WASM, TRUSTED].includes(blockedURI) || (blockedURI && url.startsWith(blockedURI));
    if (ours && disposition !== 'report') tell(lackOf(effectiveDirective, blockedURI, url));
  };
  // Node has neither policies nor anything to listen on.
  globalThis.addEventListener?.('securitypolicyviolation', hear);
  try {
    return { value: await attempt() };
  } catch (error) {
    const late = new Promise((/** @type {(lack: undefined) => void} */ resolve) =>
      setTimeout(resolve, 'addEventListener' in globalThis ? PATIENCE : 0),
    );
    return { error, lack: await Promise.race([told, late]) };
  } finally {
    globalThis.removeEventListener?.('securitypolicyviolation', hear);
  }
}

/** Whether this thread may compile any wasm at all: this is the shortest there is. */
export function mayCompile() {
  try {
    return new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)) && true;
  } catch {
    return false;
  }
}

/** What a page lacks that may not compile. */
export const wasmLack = lackOf('script-src', WASM, '');

/**
 * @param {typeof InitError} Failure
 * @param {Lack} lack
 * @param {string} what the policy is in the way of
 * @param {object} fields
 */
export const forbidden = (Failure, { directive, help }, what, fields) =>
  new Failure(`The Content-Security-Policy forbids ${what}: ${help}`, {
    ...fields,
    code: 'outboard/csp',
    directive,
  });

/**
 * @param {string} directive
 * @param {string} blocked
 * @param {string} url
 * @returns {Lack}
 */
function lackOf(directive, blocked, url) {
  if (blocked === TRUSTED) {
    return { directive, help: 'give init a `worker` that is made from a TrustedScriptURL' };
  }
  const source = blocked === WASM ? "'wasm-unsafe-eval'" : sourceOf(url);
  return { directive: `${directive} ${source}`, help: `add ${source} to its ${directive}` };
}

/** How a policy names where an address leads. @param {string} url */
function sourceOf(url) {
  const { protocol, origin } = new URL(url);
  if (protocol === 'blob:' || protocol === 'data:') return protocol;
  return origin === globalThis.origin ? "'self'" : origin;
}
