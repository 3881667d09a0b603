/**
 * Functions that take and give bytes, as functions that take and give records.
 *
 * @import { RecordType } from './record.js'
 *
 * @typedef {RecordType | [RecordType]} Carried one, or an array of them
 *
 * @typedef {object} Carries
 * @property {Record<number, Carried>} [records] which parameters are records
 * @property {number[]} [optional] which of these may be left out
 * @property {Carried} [gives] what the result is
 */

/**
 * The arguments with bytes in place of records. What may be left out stays so, and bytes are passed on as they are.
 *
 * @param {unknown[]} args
 * @param {Carries} carries
 * @param {string} name
 */
export function bytesOf(args, { records = {}, optional }, name) {
  const taken = [...args];
  for (const [place, carried] of Object.entries(records)) {
    const at = Number(place);
    const given = args[at];
    if (given instanceof Uint8Array) continue;
    if ((given === undefined || given === null) && optional?.includes(at)) continue;
    const many = Array.isArray(carried);
    const type = many ? carried[0] : carried;
    const bytes = type.encode(many ? given : [given], `Argument ${at + 1} of ${name}`, !many);
    // The next records are written to the same place.
    taken[at] = Object.keys(records).length > 1 ? bytes.slice() : bytes;
  }
  return taken;
}

/**
 * The result with records in place of bytes.
 *
 * @param {unknown} value
 * @param {Carries} carries
 */
export function recordsOf(value, { gives }) {
  if (!gives || !(value instanceof Uint8Array)) return value;
  return Array.isArray(gives) ? gives[0].decode(value) : gives.decode(value)[0];
}
