/** Work whose result is known without the engine: the same sums, done here. */

/**
 * Bytes that look like nothing in particular, the same each time.
 *
 * @param {number} seed
 * @param {number} [length]
 */
export function bytes(seed, length = 50_000) {
  let state = seed >>> 0 || 1;
  return Uint8Array.from({ length }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state;
  });
}

/** FNV-1a. @param {Uint8Array} input */
export const checksum = (input) =>
  input.reduce((hash, byte) => Math.imul(hash ^ byte, 0x0100_0193) >>> 0, 0x811c_9dc5);

/** @param {Uint8Array} input @param {number} key */
export const scramble = (input, key) => input.map((byte, place) => byte + key + place);

/** @param {Uint8Array} a @param {Uint8Array} b */
export const equal = (a, b) => a.length === b.length && a.every((byte, place) => byte === b[place]);
