/**
 * The proof and the race in this process, and what the results should be.
 *
 * @import { Places } from '../harness/places.js'
 * @import { Measured, Sizes } from './report.js'
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { crc32, createGzip } from 'node:zlib';
import { packageAt } from '../harness/places.js';
import { CHUNK, chunk, source } from './data.js';
import { proof } from './proof.js';
import { everywhere, race } from './race.js';

/**
 * @param {Places} places
 * @param {Sizes} sizes
 * @param {(done: number) => void} told
 * @returns {Promise<Measured>}
 */
export async function inNode(places, { bytes, slice, rounds }, told) {
  const streams = await import(join(packageAt(places, 'streams'), 'node.js'));
  await streams.init();
  const sample = () => {
    const { heapUsed, external, rss } = process.memoryUsage();
    // What array buffers hold is external.
    return { linear: streams.engine.stats().memory, heap: heapUsed + external, resident: rss };
  };
  try {
    const proven = await proof(streams, bytes, sample, told);
    const timings = await race([...everywhere(streams), ...peers], slice, rounds);
    return { place: `Node ${process.version.slice(1)}`, proof: proven, timings };
  } finally {
    streams.engine.stop();
  }
}

/** @type {import('./race.js').Contestant[]} */
const peers = [
  {
    label: 'crypto.createHash',
    work: 'hash',
    async run(bytes) {
      const hash = createHash('sha256');
      for await (const piece of source(bytes)) hash.update(piece);
      return hash.digest().length;
    },
  },
  { label: 'zlib.createGzip, level 1', work: 'level 1', run: (bytes) => gzip(bytes, 1) },
  { label: 'zlib.createGzip, level 6', work: 'level 6', run: (bytes) => gzip(bytes, 6) },
];

/** @param {number} bytes @param {number} level */
async function gzip(bytes, level) {
  let length = 0;
  await pipeline(source(bytes), createGzip({ level }), async (pieces) => {
    for await (const piece of pieces) length += piece.length;
  });
  return length;
}

/** The hash and the check sum of the data, by Node itself. @param {number} bytes */
export function truth(bytes) {
  const hash = createHash('sha256');
  let crc = 0;
  for (let index = 0; index * CHUNK < bytes; index++) {
    const piece = chunk(index);
    hash.update(piece);
    crc = crc32(piece, crc);
  }
  return { hash: hash.digest('hex'), crc };
}
