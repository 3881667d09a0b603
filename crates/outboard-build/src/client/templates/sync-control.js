/** Controls for `./sync`: what Rust asks whether to stop, and tells how far it is, in this thread. */
import { RefusedError, TimeoutError } from './runtime/errors.js';

const OPTIONS = ['signal', 'timeout', 'onProgress'];

/**
 * A control to hand to a method. A method that is stopped throws an error with the code `outboard/cancelled`.
 *
 * @param {object} [options]
 */
export function makeControl(options) {
  return open(options, 'the call').control;
}

/**
 * A function of the glue, with its control made from options behind the last parameter.
 *
 * @param {(...args: any[]) => any} run
 * @param {{ params: number, control: number, async?: boolean }} spec
 * @returns {(...args: any[]) => any}
 */
export function controlled(run, { params, control: place, async: waits }) {
  /** @param {any[]} args */
  const call = (args) => {
    if (args.length > params + 1) {
      throw new RefusedError(`${run.name} takes ${params} arguments, then options`, {
        code: 'outboard/too-many-arguments',
      });
    }
    const { control, end, fail } = open(args[params], run.name);
    // Rust finds an argument that was left out where it looks for it.
    const given = Array.from({ length: params }, (_, index) => args[index]);
    given.splice(place, 0, control);
    try {
      if (control.stopped()) return fail();
      const result = run(...given);
      return result instanceof Promise ? result.then(end, fail) : end(result);
    } catch (error) {
      return fail(error);
    }
  };
  return waits ? async (...args) => call(args) : (...args) => call(args);
}

/**
 * @param {any} options
 * @param {string} name of what is called
 */
function open(options = {}, name) {
  const { signal, timeout = Infinity, onProgress } = options;
  const unknown = Object.keys(options).find((key) => !OPTIONS.includes(key));
  const bad = unknown ?? (timeout >= 0 ? undefined : 'timeout');
  if (bad) {
    throw new RefusedError(`Bad option '${bad}': there are ${OPTIONS.join(', ')}`, {
      code: 'outboard/bad-option',
    });
  }
  const deadline = performance.now() + timeout;
  /** What `onProgress` threw. @type {{ reason: unknown } | undefined} */
  let thrown;

  /** Why the call is to stop; a reason may be anything, so it is wrapped. @returns {{ reason: unknown } | undefined} */
  function why() {
    if (thrown || signal?.aborted) return thrown ?? signal;
    if (performance.now() < deadline) return undefined;
    return { reason: new TimeoutError(`${name} took over ${timeout} ms`) };
  }

  return {
    control: {
      stopped: () => why() !== undefined,
      /** @param {number} fraction @param {string} [note] */
      progress(fraction, note) {
        try {
          onProgress?.({ fraction, note });
        } catch (error) {
          // Not through Rust: it stops at the next check, and its caller gets this.
          thrown ??= { reason: error };
        }
      },
    },
    /** @param {unknown} result */
    end(result) {
      if (thrown) throw thrown.reason;
      return result;
    },
    /** @param {any} [error] none where the call was not made @returns {never} */
    fail(error) {
      const cause = error === undefined || error?.code === 'outboard/cancelled' ? why() : undefined;
      throw cause ? cause.reason : error;
    },
  };
}
