/**
 * Every error that a caller can see. All are `OutboardError`s and carry a `code` that stays when a message is reworded.
 *
 * | class              | code                         | when                                                               |
 * | ------------------ | ---------------------------- | ------------------------------------------------------------------ |
 * | `EngineError`      | the engine's own, or         | the Rust code returned an error; `cause` is what it threw, where   |
 * |                    | `outboard/engine`            | that was no `Error`                                                |
 * | `EnginePanic`      | `outboard/panic`             | the Rust code panicked; `file`, `line`, `column` where known       |
 * | `EngineTrap`       | `outboard/trap`              | the wasm trapped: unreachable, out of bounds, stack overflow       |
 * | `StaleHandleError` | `outboard/stale-handle`      | the handle was disposed or consumed, or its lane was lost          |
 * | `LaneLostError`    | `outboard/lane-lost`         | the lane ended while this call ran on it; `cause` says why         |
 * | `TimeoutError`     | `outboard/timeout`           | the call took longer than its `timeout`                            |
 * | `InitError`        | `outboard/download-failed`   | no wasm at `url`; `status` where a server answered                 |
 * |                    | `outboard/not-wasm`          | what was downloaded does not compile: truncated, or a web page     |
 * |                    | `outboard/integrity`         | the wasm at `url` is not the one that was built                    |
 * |                    | `outboard/unsupported`       | the wasm is the right one, and cannot run here                     |
 * |                    | `outboard/csp`               | a Content-Security-Policy lacks what `directive` says              |
 * |                    | `outboard/worker-failed`     | no worker: not found, broken, or from another origin               |
 * |                    | `outboard/wrong-version`     | worker or wasm belong to another build than the client             |
 * |                    | `outboard/bad-option`        | an option of `init` that does not exist or makes no sense          |
 * | `RefusedError`     | `outboard/too-many-arguments`| more arguments than parameters                                     |
 * |                    | `outboard/bad-option`        | a call option that does not exist or makes no sense                |
 * |                    | `outboard/uncloneable`       | an argument that cannot cross to a lane                            |
 * |                    | `outboard/not-bytes`         | an argument that is bytes to Rust is something else                |
 * |                    | `outboard/bad-record`        | an argument is no record; `index` and `field` say where, if known  |
 * |                    | `outboard/partial-buffer`    | `transfer` of a buffer of which only a part was passed             |
 * |                    | `outboard/two-lanes`         | handles of two lanes in one call                                   |
 * |                    | `outboard/queue-full`        | as many calls wait as may                                          |
 * |                    | `outboard/result`            | a result that cannot cross back                                    |
 */

/**
 * What a lane says of an error.
 *
 * @typedef {object} Failure
 * @property {'error' | 'panic' | 'trap' | 'refuse'} type
 * @property {boolean} [fatal] the instance is broken, and the lane with it
 * @property {string} name
 * @property {string} message
 * @property {string} [code]
 * @property {string} [stack]
 * @property {Failure} [cause] the error's cause
 * @property {unknown} [value] what was thrown, where it was no error
 * @property {{ file: string, line: number, column: number }} [place]
 */

/** The base of every error here. */
export class OutboardError extends Error {
  code = '';

  /**
   * @param {string} message
   * @param {{ cause?: unknown, [field: string]: unknown }} [fields]
   */
  constructor(message, { cause, ...fields } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    Object.assign(this, fields);
  }
}

/**
 * A class of errors. The name is given as text, for a minifier renames classes and callers compare names.
 *
 * @param {string} name
 * @param {string} code of those that bring none of their own
 * @returns {typeof OutboardError}
 */
const kind = (name, code) => {
  const Kind = {
    [name]: class extends OutboardError {
      /** @param {string} message @param {object} [fields] */
      constructor(message, fields) {
        super(message, { code, ...fields });
      }
    },
  }[name];
  Kind.prototype.name = name;
  return Kind;
};

export const EngineError = /* @__PURE__ */ kind('EngineError', 'outboard/engine');
export const EnginePanic = /* @__PURE__ */ kind('EnginePanic', 'outboard/panic');
export const EngineTrap = /* @__PURE__ */ kind('EngineTrap', 'outboard/trap');
export const StaleHandleError = /* @__PURE__ */ kind('StaleHandleError', 'outboard/stale-handle');
export const LaneLostError = /* @__PURE__ */ kind('LaneLostError', 'outboard/lane-lost');
export const TimeoutError = /* @__PURE__ */ kind('TimeoutError', 'outboard/timeout');
export const InitError = /* @__PURE__ */ kind('InitError', 'outboard/worker-failed');
export const RefusedError = /* @__PURE__ */ kind('RefusedError', 'outboard/uncloneable');

/** What a failure is of each type. */
export const CLASSES = {
  error: EngineError,
  panic: EnginePanic,
  trap: EngineTrap,
  refuse: RefusedError,
};

/**
 * The error of a worker that answered for another version.
 *
 * @param {any} cause why a lane could not start
 */
export const otherVersion = ({ kind, build } = {}) =>
  kind === 'ready'
    ? new InitError(`The worker or its wasm is of build ${build}, which is not the client's`, {
        code: 'outboard/wrong-version',
        build,
      })
    : undefined;
