/**
 * The proof, in a page and in Node alike: one source goes through a hash and a compressor at once, and nothing grows.
 *
 * Not `tee`, which holds everything that the slower branch has not read yet.
 */
import { CHUNK, chunk } from './data.js';

/** What is compared with the memory of later: by then everything has been allocated that is needed. */
const SETTLED = 64 * 2 ** 20;

/**
 * @typedef {Record<string, number>} Memory bytes, by what they are
 *
 * @typedef {object} Proof
 * @property {number} seconds
 * @property {number} compressed bytes
 * @property {string} hash
 * @property {number} crc what the compressed file says of its content
 * @property {number} length the same, by 2³²
 * @property {Memory} start
 * @property {Memory} settled after 64 MiB
 * @property {Memory} most of what was seen each second
 * @property {Memory} end
 */

/**
 * @param {any} engine the package
 * @param {number} bytes
 * @param {() => Memory | Promise<Memory>} sample
 * @param {(done: number) => void} [told] each second
 * @returns {Promise<Proof>}
 */
export async function proof({ Sha256, Gzip }, bytes, sample, told) {
  const [hash, gzip] = await Promise.all([Sha256.stream(), Gzip.stream(1)]);
  const writers = [hash, gzip].map(({ writable }) => writable.getWriter());
  const results = Promise.all([last(hash.readable, 32), last(gzip.readable, 8)]);
  // Where it fails, it does so by the writers first.
  results.catch(() => {});

  const start = await sample();
  let settled = start;
  let most = start;
  const began = performance.now();
  let seen = began;
  for (let index = 0; index * CHUNK < bytes; index++) {
    const piece = chunk(index);
    await Promise.all(writers.map((writer) => writer.write(piece)));
    const done = (index + 1) * CHUNK;
    if (done === SETTLED) {
      settled = await sample();
      most = larger(most, settled);
    }
    if (performance.now() - seen < 1000) continue;
    seen = performance.now();
    most = larger(most, await sample());
    told?.(done);
  }
  await Promise.all(writers.map((writer) => writer.close()));
  const [digest, file] = await results;
  const seconds = (performance.now() - began) / 1000;
  const end = await sample();
  const trailer = new DataView(file.tail.buffer);
  return {
    seconds,
    compressed: file.length,
    hash: Array.from(digest.tail, (byte) => byte.toString(16).padStart(2, '0')).join(''),
    crc: trailer.getUint32(0, true),
    length: trailer.getUint32(4, true),
    start,
    settled,
    most: larger(most, end),
    end,
  };
}

/**
 * Reads a stream to its end, and keeps its last bytes.
 *
 * @param {AsyncIterable<Uint8Array>} stream
 * @param {number} keep
 */
async function last(stream, keep) {
  let length = 0;
  let tail = new Uint8Array(0);
  for await (const piece of stream) {
    length += piece.length;
    const ends = [...tail, ...piece.subarray(-keep)];
    tail = Uint8Array.from(ends.slice(-keep));
  }
  return { length, tail };
}

/** @param {Memory} one @param {Memory} other @returns {Memory} */
const larger = (one, other) =>
  Object.fromEntries(Object.entries(other).map(([key, value]) => [key, Math.max(one[key], value)]));
