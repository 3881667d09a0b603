/**
 * Which argument it was that could not be sent. Looked for only when one could not.
 *
 * @import { Call } from './call.js'
 */
import { movable, parts } from './values.js';

/**
 * Names the argument in the error.
 *
 * @param {Error} error
 * @param {Pick<Call, 'job' | 'parcel'>} call
 */
export function explain(error, { job: { name }, parcel }) {
  const at = parcel.message.args.findIndex((arg) => {
    try {
      structuredClone(arg);
    } catch {
      return !parts(arg).some(movable);
    }
    return false;
  });
  if (at < 0) return;
  error.message =
    `Argument ${at + 1} of ${name} cannot be sent to a lane: functions cannot, nor can handles inside objects. ` +
    `'./sync' has a ${name} that takes it`;
}
