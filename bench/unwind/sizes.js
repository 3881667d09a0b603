/** What is downloaded of an engine, for each way that a panic may end. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * @typedef {'abort' | 'unwind'} Panic
 * @typedef {Record<Panic, string>} Folders of the two packages of one engine
 *
 * @typedef {object} Size
 * @property {string} what
 * @property {Record<Panic, number>} raw bytes
 * @property {Record<Panic, number>} gzip bytes
 */

/**
 * The folder, once it is known to be what it is called: a build that cannot unwind falls back.
 *
 * @param {string} folder
 * @param {Panic} panic
 */
export function built(folder, panic) {
  const marker = JSON.parse(readFileSync(join(folder, 'outboard.json'), 'utf8'));
  if (marker.panic !== panic) throw new Error(`panics ${marker.panic} in ${folder}`);
  return folder;
}

/** @param {Record<string, Folders>} engines @returns {Size[]} */
export function sizes(engines) {
  return Object.entries(engines).flatMap(([engine, { abort, unwind }]) =>
    /** @type {[string, RegExp][]} */ ([
      ['wasm', /\.wasm$/],
      ['glue', /\.glue\.js$/],
    ]).map(([what, pattern]) => {
      const [without, with_] = [abort, unwind].map((folder) => file(folder, pattern));
      return {
        what: `${engine}, ${what}`,
        raw: { abort: without.length, unwind: with_.length },
        gzip: { abort: gzipped(without), unwind: gzipped(with_) },
      };
    }),
  );
}

/** @param {string} folder @param {RegExp} pattern */
function file(folder, pattern) {
  const name = readdirSync(folder).find((name) => pattern.test(name));
  if (!name) throw new Error(`there is no file like ${pattern} in ${folder}`);
  return readFileSync(join(folder, name));
}

/** @param {Uint8Array} bytes */
const gzipped = (bytes) => gzipSync(bytes, { level: 9 }).length;
