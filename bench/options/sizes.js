/** What a page downloads. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

/** @import { Built } from './measure.js' */

/**
 * Bytes of each module, gzipped.
 *
 * @param {Built[]} built
 */
export function sizes(built) {
  return built.map(({ name, wasm }) => ({
    name,
    bytes: gzipSync(readFileSync(wasm), { level: 9 }).length,
  }));
}
