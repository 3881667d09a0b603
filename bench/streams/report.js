/**
 * What was measured → lines for people, and what is wrong with it.
 *
 * @import { Memory, Proof } from './proof.js'
 * @import { Timing } from './race.js'
 */

/**
 * @typedef {object} Sizes
 * @property {number} bytes of the proof
 * @property {number} slice bytes of one turn of the race
 * @property {number} rounds
 *
 * @typedef {object} Measured
 * @property {string} place
 * @property {Proof} proof
 * @property {Timing[]} timings
 */

const MIB = 2 ** 20;

/** By how much each kind of memory may be larger at the end, or ever, than after 64 MiB. */
const ROOM = {
  // It never shrinks, so what it grows by is what it needs.
  linear: { label: 'linear memory of the lanes', bytes: 8 * MIB },
  // These rise until a garbage collector runs; what it is about would be gigabytes.
  heap: { label: "heap of the page's thread", bytes: 128 * MIB },
  resident: { label: 'memory of the process', bytes: 256 * MIB },
};

/**
 * What is wrong.
 *
 * @param {Measured} measured
 * @param {Sizes} sizes
 * @param {{ hash: string, crc: number }} truth
 * @returns {string[]}
 */
export function faults({ place, proof }, { bytes }, truth) {
  const { settled, most, hash, crc, length } = proof;
  const grown = Object.entries(ROOM)
    .filter(([key, room]) => most[key] - settled[key] > room.bytes)
    .map(([key, room]) => `${room.label} grew by ${mib(most[key] - settled[key])} after 64 MiB`);
  const wrong = [
    hash !== truth.hash && 'the SHA-256 is another than that of Node',
    crc !== truth.crc && 'the CRC-32 of the gzip file is another than that of Node',
    length !== bytes % 2 ** 32 && `the gzip file says that it holds ${length} bytes, modulo 2³²`,
  ];
  return [...wrong.filter((fault) => fault !== false), ...grown].map(
    (fault) => `${place}: ${fault}`,
  );
}

/** @param {Measured} measured @param {Sizes} sizes */
export function print({ place, proof, timings }, { bytes, slice, rounds }) {
  const { seconds, compressed } = proof;
  return [
    '',
    place,
    `  ${gib(bytes)} hashed and compressed at once in ${seconds.toFixed(1)} s, ` +
      `${rate(bytes, seconds)}, to ${gib(compressed)}`,
    '',
    row(['memory', 'start', 'after 64 MiB', 'most', 'end']),
    ...Object.entries(ROOM).map(([key, { label }]) =>
      row([label, ...columns(proof).map((memory) => mib(memory[key]))]),
    ),
    '',
    row([`${mib(slice)}, median of ${rounds}`, 'seconds', 'speed', 'ours faster', 'output']),
    ...timings.map((timing) => {
      const ours = timings.find(({ work, ours }) => ours && work === timing.work);
      const ratio =
        ours && ours !== timing ? `${(timing.seconds / ours.seconds).toFixed(2)} ×` : '';
      return row([
        timing.label,
        timing.seconds.toFixed(2),
        rate(slice, timing.seconds),
        ratio,
        timing.output < 1000 ? `${timing.output} B` : mib(timing.output),
      ]);
    }),
  ].join('\n');
}

/** @param {Proof} proof @returns {Memory[]} */
const columns = ({ start, settled, most, end }) => [start, settled, most, end];

/** @param {string[]} cells */
const row = ([label, ...cells]) =>
  `  ${label.padEnd(40)}${cells.map((cell) => cell.padStart(14)).join('')}`.trimEnd();

/** @param {number} bytes */
const mib = (bytes) => `${(bytes / MIB).toFixed(1)} MiB`;
/** @param {number} bytes */
const gib = (bytes) => `${(bytes / 2 ** 30).toFixed(2)} GiB`;
/** @param {number} bytes @param {number} seconds */
const rate = (bytes, seconds) => `${(bytes / MIB / seconds).toFixed(0)} MiB/s`;
