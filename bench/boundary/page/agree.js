/** Whether contestants gave the same. */

/**
 * Every result has to be what is expected.
 *
 * @param {Record<string, unknown>} results
 * @param {unknown} expected
 * @returns {string[]}
 */
export function allAre(results, expected) {
  for (const [name, value] of Object.entries(results)) {
    if (value !== expected) throw new Error(`${name} gives ${value}, and not ${expected}`);
  }
  return [`all: ${expected}`];
}

/**
 * Every result has to hold these bytes.
 *
 * @param {Record<string, Uint8Array>} results
 * @param {Uint8Array} expected
 * @returns {string[]}
 */
export function allBytesAre(results, expected) {
  for (const [name, bytes] of Object.entries(results)) {
    const other = expected.findIndex((byte, at) => byte !== bytes[at]);
    if (bytes.length !== expected.length || other >= 0) {
      throw new Error(`${name} gives other bytes: ${bytes.length} of them, the first at ${other}`);
    }
  }
  return [`all: the same ${expected.length} bytes`];
}
