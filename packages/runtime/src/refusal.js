/**
 * Why a call was refused: which argument it was that could not be sent, which option does not exist. Loaded when one was.
 *
 * Imports nothing, so that nothing of the core is split off for it.
 *
 * @import { Call } from './call.js'
 * @import { RefusedError } from './errors.js'
 */

/**
 * Names the argument in the error.
 *
 * @param {(value: any) => boolean} movable whether a value crosses by moving it
 * @param {Error} error
 * @param {Pick<Call, 'job' | 'parcel'>} call
 */
export function explain(movable, error, { job: { name }, parcel }) {
  const { args, blobs = [] } = parcel.message;
  const values = [...args];
  // Node cannot clone a blob that is a file.
  for (const { at, blob } of blobs) values[at] = blob;
  const at = values.findIndex((value) => {
    try {
      structuredClone(value);
    } catch {
      return !movable(value);
    }
    return false;
  });
  if (at < 0) return;
  error.message =
    `Argument ${at + 1} of ${name} cannot be sent to a lane: inside objects, functions and handles cannot. ` +
    `'./sync' has a ${name} that takes it`;
}

/**
 * What stands behind the parameters is no options, or one of them does not exist.
 *
 * @param {typeof RefusedError} Refused
 * @param {string} name of the function
 * @param {number | string} bad how many parameters it has, or the option
 * @param {string[]} options that there are
 */
export const misused = (Refused, name, bad, options) =>
  typeof bad === 'number'
    ? new Refused(`${name} takes ${bad} arguments, then options`, {
        code: 'outboard/too-many-arguments',
      })
    : new Refused(`Bad option '${bad}': there are ${options.join(', ')}`, {
        code: 'outboard/bad-option',
      });
