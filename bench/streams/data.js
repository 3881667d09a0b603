/**
 * Data of any length that nobody holds: each chunk is made when it is asked for, the same in a browser and in Node.
 *
 * Half of it is noise, which no compressor makes smaller, and half of it words.
 */

/** Bytes of a chunk: what a browser gives when it reads a file. */
export const CHUNK = 64 * 1024;

/** How many chunks there are before words and noise come again, under other numbers. */
const PATTERNS = 64;

const WORDS = [
  'stream',
  'of',
  'bytes',
  'that',
  'flows',
  'from',
  'a',
  'source',
  'to',
  'whoever',
  'reads',
  'it',
  'piece',
  'by',
  'and',
  'ends',
];

/** Marsaglia's xorshift: random enough for a compressor. @param {number} seed */
function noise(seed) {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

/** @returns {Uint8Array<ArrayBuffer>[]} */
function patterns() {
  const next = noise(0x9e3779b9);
  const encoder = new TextEncoder();
  return Array.from({ length: PATTERNS }, () => {
    const chunk = new Uint8Array(CHUNK);
    for (let at = 0; at < CHUNK; ) {
      if (next() % 2) {
        const end = Math.min(CHUNK, at + 1024);
        while (at < end) chunk[at++] = next();
      } else {
        let text = '';
        while (text.length < 1024) text += `${WORDS[next() % WORDS.length]} `;
        at += encoder.encodeInto(text, chunk.subarray(at)).written;
      }
    }
    return chunk;
  });
}

/** @type {Uint8Array<ArrayBuffer>[] | undefined} */
let made;

/**
 * One chunk of the data: a fresh array, which may be moved.
 *
 * @param {number} index
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function chunk(index) {
  made ??= patterns();
  const bytes = made[index % PATTERNS].slice();
  // No two chunks are the same: a number stands in each of its pages.
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < CHUNK; at += 4096) view.setUint32(at, index * 16 + at / 4096);
  return bytes;
}

/**
 * The chunks, one at a time, each made when there is room for it.
 *
 * @param {number} bytes
 * @returns {ReadableStream<Uint8Array<ArrayBuffer>>}
 */
export function source(bytes) {
  let index = 0;
  return new ReadableStream(
    {
      pull(controller) {
        controller.enqueue(chunk(index++));
        if (index * CHUNK >= bytes) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}
