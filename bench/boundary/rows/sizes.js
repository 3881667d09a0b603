/**
 * What is downloaded: the client, and the wasm beside that of wasm-pack's steps.
 *
 * @import { Row, Weighed } from '../../harness/row.js'
 * @import { Places } from '../../harness/places.js'
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { byHandAt, packageAt } from '../../harness/places.js';
import { size as ofImage } from '../../image/rows/size.js';

/** @type {Row} */
export const client = {
  ...ofImage,
  name: 'size.client',
};

export const imageWasm = wasm('image', 'image', 'image', 'the image engine');
export const foreignWasm = wasm('photon', 'foreign', 'photon-rs', 'photon, a crate of a stranger');

/**
 * @param {string} name of the row, and of what is made by hand
 * @param {string} folder of the package
 * @param {string} stem of its wasm
 * @param {string} title
 * @returns {Row}
 */
function wasm(name, folder, stem, title) {
  /** @param {Places} places @returns {Promise<Weighed>} */
  const weighBoth = async (places) => {
    const ours = readFileSync(join(packageAt(places, folder), `${stem}.simd.wasm`));
    const theirs = readFileSync(join(byHandAt(places, name), `${name}_bg.wasm`));
    return {
      sizes: {
        ours: ours.length,
        pack: theirs.length,
        gzip: gzipped(ours),
        packGzip: gzipped(theirs),
      },
      notes: [
        "wasm-pack's steps, by the same tools: cargo build --release, wasm-bindgen --target web, wasm-opt -O",
        'or what the crate says to wasm-pack; without SIMD, which wasm-pack does not turn on',
      ],
    };
  };
  return {
    name: `size.${name}`,
    title: `Bytes of wasm: ${title}`,
    contestants: [
      { name: 'ours', label: 'outboard' },
      { name: 'pack', label: 'wasm-pack' },
      { name: 'gzip', label: 'outboard, gzipped' },
      { name: 'packGzip', label: 'wasm-pack, gzipped' },
    ],
    targets: [
      { of: 'share', against: ['pack'], atMost: 1 },
      { of: 'share', ours: 'gzip', against: ['packGzip'], atMost: 1 },
    ],
    packages: [folder],
    weigh: weighBoth,
  };
}

/** @param {Uint8Array} bytes */
const gzipped = (bytes) => gzipSync(bytes, { level: 9 }).length;
