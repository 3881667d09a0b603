/**
 * Which argument it was that could not be sent. Looked for only when one could not.
 *
 * Imports nothing, so that nothing of the core is split off for it.
 *
 * @import { Call } from './call.js'
 */

/**
 * Names the argument in the error.
 *
 * @param {(value: any) => boolean} movable whether a value crosses by moving it
 * @param {Error} error
 * @param {Pick<Call, 'job' | 'parcel'>} call
 */
export function explain(movable, error, { job: { name }, parcel }) {
  const { args, blobs } = parcel.message;
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
