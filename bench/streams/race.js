/** The same work by whoever can do it: contestants take turns, so that whatever else the machine does falls on all of them. */
import { source } from './data.js';

/**
 * @typedef {object} Contestant
 * @property {string} label
 * @property {string} work what is compared with what
 * @property {boolean} [ours]
 * @property {(bytes: number) => Promise<number>} run gives how many bytes came out
 *
 * @typedef {object} Timing
 * @property {string} label
 * @property {string} work
 * @property {boolean} ours
 * @property {number} seconds the median
 * @property {number} output bytes that came out
 */

/**
 * @param {Contestant[]} contestants
 * @param {number} bytes that each one gets in a turn
 * @param {number} rounds that are counted; one more comes before
 * @returns {Promise<Timing[]>}
 */
export async function race(contestants, bytes, rounds) {
  /** @type {Map<Contestant, { seconds: number[], output: number }>} */
  const timings = new Map(contestants.map((each) => [each, { seconds: [], output: 0 }]));
  for (let round = 0; round <= rounds; round++) {
    const first = round % contestants.length;
    for (const each of [...contestants.slice(first), ...contestants.slice(0, first)]) {
      const timing = /** @type {{ seconds: number[], output: number }} */ (timings.get(each));
      const began = performance.now();
      timing.output = await each.run(bytes);
      if (round) timing.seconds.push((performance.now() - began) / 1000);
    }
  }
  return [...timings].map(([{ label, work, ours = false }, { seconds, output }]) => ({
    label,
    work,
    ours,
    seconds: seconds.sort((a, b) => a - b)[seconds.length >> 1],
    output,
  }));
}

/** @param {() => any} make a pair of streams @returns {Contestant['run']} */
export const through = (make) => async (bytes) =>
  drain(
    source(bytes)
      .pipeThrough(await make())
      .getReader(),
  );

/** @param {ReadableStreamDefaultReader<Uint8Array>} reader */
async function drain(reader) {
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return length;
    length += value.length;
  }
}

/**
 * What runs in a page and in Node.
 *
 * @param {any} engine the package
 * @returns {Contestant[]}
 */
export const everywhere = ({ Gzip, Sha256 }) => [
  {
    label: 'nothing: the data is made and dropped',
    work: 'source',
    run: (bytes) => drain(source(bytes).getReader()),
  },
  { label: 'Sha256.stream()', work: 'hash', ours: true, run: through(() => Sha256.stream()) },
  { label: 'Gzip.stream(1)', work: 'level 1', ours: true, run: through(() => Gzip.stream(1)) },
  { label: 'Gzip.stream(6)', work: 'level 6', ours: true, run: through(() => Gzip.stream(6)) },
  {
    label: "CompressionStream('gzip')",
    work: 'level 6',
    run: through(() => new CompressionStream('gzip')),
  },
];
