/**
 * Whatever an engine may throw → what the page is told of it.
 *
 * @import { Failure } from '../errors.js'
 *
 * @typedef {{ message: string, file: string, line: number, column: number, unwinds?: boolean }} Panic
 * @typedef {(message: string, file: string, line: number, column: number, unwinds?: boolean) => void} Hook
 * @typedef {Hook & { heard?: Panic[] }} Listener
 */

/** So many panics are remembered: an engine may catch any number of them in one call. */
const REMEMBERED = 16;

/** How Rust words a panic that cannot unwind; what led to it is the panic before. */
const CANNOT_UNWIND = /^(panic in a |unsafe precondition)/;

/**
 * Defines what the panic hook of `outboard` calls before a panic unwinds or traps. There is one in a thread, whoever defines it: in
 * an isolate, several engines share it.
 */
export function listenForPanics() {
  const scope = /** @type {{ __outboard_panic?: Listener }} */ (globalThis);
  /** @type {Listener} */
  const listener = (message, file, line, column, unwinds) => {
    listener.heard ??= [];
    listener.heard.push({ message, file, line, column, unwinds });
    if (listener.heard.length > REMEMBERED) listener.heard.shift();
  };
  scope.__outboard_panic ??= listener;
}

/** Bytes that are no records: the glue can throw a text and nothing else, so the code stands in the text. */
const NO_RECORD = /^(outboard\/bad-record): (.*)$/;

/**
 * Called before each call: a panic that was caught in Rust explains nothing that comes later. One that aborts was not caught; that of a
 * task may be told of after the next call has come.
 *
 * @returns {Panic[]} all that were heard
 */
export function forgetPanic() {
  return forget((panic) => panic.unwinds === false);
}

/** @param {(panic: Panic) => boolean} keeps @returns {Panic[]} all that were heard */
function forget(keeps) {
  const listener = /** @type {{ __outboard_panic?: Listener }} */ (globalThis).__outboard_panic;
  const heard = listener?.heard ?? [];
  if (listener) listener.heard = heard.filter(keeps);
  return heard;
}

/**
 * Whether the instance is broken now. After any other error it goes on as before, a panic that was thrown among them.
 *
 * @param {any} error
 */
export const isTrap = (error) =>
  error instanceof WebAssembly.RuntimeError ||
  (error instanceof RangeError && /call stack/i.test(error.message)) ||
  error?.name === 'InternalError' ||
  isForeign(error) ||
  // What the glue of an engine that unwinds says once it is broken, also in place of the trap itself.
  (error instanceof Error && error.message === 'Module terminated');

/** Whether it is a panic that left Rust where none may, as the exception of wasm that it is. @param {unknown} error */
const isForeign = (error) => !!WebAssembly.Exception && error instanceof WebAssembly.Exception;

/**
 * @param {any} error
 * @returns {Failure}
 */
export function describe(error) {
  const fatal = isTrap(error);
  const thrown = error?.name === 'PanicError';
  if (error?.name === 'RefusedError') return { ...told(error), type: 'refuse' };
  const [, code, why] = NO_RECORD.exec(error?.message) ?? [];
  if (code) return { type: 'refuse', name: 'RefusedError', message: why, code };
  if (!fatal && !thrown) return told(error);
  const panic = cause(error, thrown);
  const type = panic || thrown || isForeign(error) ? 'panic' : 'trap';
  const { name = type, stack } = error;
  const message = panic?.message ?? (error.message || 'a panic without a message');
  const place = panic && { file: panic.file, line: panic.line, column: panic.column };
  return { type, fatal, name, message, stack, ...(place && { place }) };
}

/**
 * The panic that an error comes from, of those that were heard. Not each is the cause: Rust may have caught it, and on a lane with
 * several calls it may be another's.
 *
 * @param {any} error
 * @param {boolean} thrown
 * @returns {Panic | undefined}
 */
function cause(error, thrown) {
  const heard = forget(() => false);
  // The panic of another call waits for its own error.
  if (thrown) return take(heard, ({ message }) => message === error.message || unworded(error));
  const last = heard.at(-1);
  // Where panics unwind, a trap is a trap, unless it was a panic that could not.
  if (!last?.unwinds || isForeign(error)) return last;
  return CANNOT_UNWIND.test(last.message) ? (heard.at(-2) ?? last) : undefined;
}

/** Whether what was thrown is neither a text nor a value of JavaScript, for which hook and glue have words of their own. @param {any} error */
const unworded = ({ message }) => message === 'No panic message available';

/** @param {Panic[]} heard @param {(panic: Panic) => boolean} which */
function take(heard, which) {
  const at = heard.findLastIndex(which);
  const [found] = at < 0 ? [] : heard.splice(at, 1);
  const listener = /** @type {{ __outboard_panic?: Listener }} */ (globalThis).__outboard_panic;
  if (listener) listener.heard = heard;
  return found;
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
