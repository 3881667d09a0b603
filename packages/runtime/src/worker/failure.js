/**
 * Whatever an engine may throw → what the page is told of it.
 *
 * @import { Failure } from '../errors.js'
 *
 * @typedef {{ message: string, file: string, line: number, column: number }} Panic
 * @typedef {((message: string, file: string, line: number, column: number) => void) & { last?: Panic }} Listener
 */

/**
 * Defines what the panic hook of `outboard` calls before the trap. There is one in a thread, whoever defines it: in an isolate,
 * several engines share it.
 */
export function listenForPanics() {
  const scope = /** @type {{ __outboard_panic?: Listener }} */ (globalThis);
  /** @type {Listener} */
  const listener = (message, file, line, column) => {
    listener.last = { message, file, line, column };
  };
  scope.__outboard_panic ??= listener;
}

/** Called before each call: a panic that was caught in Rust explains nothing that comes later. */
export function forgetPanic() {
  const listener = /** @type {{ __outboard_panic?: Listener }} */ (globalThis).__outboard_panic;
  const panic = listener?.last;
  if (listener) listener.last = undefined;
  return panic;
}

/**
 * Whether the instance is broken now. After any other error it goes on as before.
 *
 * @param {any} error
 */
export const isTrap = (error) =>
  error instanceof WebAssembly.RuntimeError ||
  (error instanceof RangeError && /call stack/i.test(error.message)) ||
  error?.name === 'InternalError';

/**
 * @param {any} error
 * @returns {Failure}
 */
export function describe(error) {
  const fatal = isTrap(error);
  const panic = forgetPanic();
  if (fatal || error?.name === 'PanicError') {
    const { message, ...place } = panic ?? { message: error.message };
    const known = panic ? { place: /** @type {Failure['place']} */ (place) } : {};
    const type = panic || !fatal ? 'panic' : 'trap';
    return { type, fatal, name: error.name, message, stack: error.stack, ...known };
  }
  return told(error);
}

/** @param {any} error @param {number} [depth] of the chain of causes, which may bite its tail @returns {Failure} */
function told(error, depth = 0) {
  if (!(error instanceof Error)) return { type: 'error', name: 'EngineError', ...thrown(error) };
  const { name, message, stack, cause } = error;
  const { code } = /** @type {{ code?: unknown }} */ (error);
  return {
    type: 'error',
    name,
    message,
    stack,
    // The codes of a DOMException are numbers, and its own affair.
    ...(typeof code === 'string' && { code }),
    ...(cause !== undefined && depth < 8 && { cause: told(cause, depth + 1) }),
  };
}

/** What was thrown and is no error, if it can be cloned; and words for it. @param {any} value */
function thrown(value) {
  const message = words(value);
  try {
    return { message, value: structuredClone(value) };
  } catch {
    return { message };
  }
}

/** @param {any} value */
function words(value) {
  if (typeof value === 'string') return value;
  try {
    return String(value?.message ?? JSON.stringify(value));
  } catch {
    // A number too large for JSON, an object that holds itself.
    return `The engine threw a ${typeof value}`;
  }
}
