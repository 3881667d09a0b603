/** Bytes to send, and what is to come of them. */

export const MIB = 16;

/** So many MiB, random. */
export function randomBytes() {
  const bytes = new Uint8Array(MIB * 2 ** 20);
  for (let at = 0; at < bytes.length; at += 65_536) {
    crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  }
  return bytes;
}

/** What `peek` says of them. @param {Uint8Array} bytes */
export function peeked(bytes) {
  const step = bytes.length / 16;
  const seen = Array.from({ length: 16 }, (_, i) => bytes[i * step]);
  return bytes.length + seen.reduce((sum, byte) => sum + byte, 0);
}

/** What `echo` makes of them. @param {Uint8Array} bytes */
export function echoed(bytes) {
  const result = bytes.slice();
  for (const at of [0, bytes.length - 1]) result[at] = ~result[at];
  return result;
}
