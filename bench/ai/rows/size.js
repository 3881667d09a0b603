/** @import { Row } from '../../harness/row.js' */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { packageAt } from '../../harness/places.js';
import { weigh } from '../../harness/weigh.js';

/** What onnxruntime-web loads for its wasm provider. */
const THEIRS = ['ort.wasm.min.mjs', 'ort-wasm-simd-threaded.mjs', 'ort-wasm-simd-threaded.wasm'];

/** @type {Row} */
export const size = {
  name: 'size',
  title: 'What a page downloads before a model, gzipped',
  contestants: [
    { name: 'ours', label: 'outboard: wasm, client, front, lane' },
    { name: 'ort', label: 'onnxruntime-web: wasm and scripts' },
  ],
  targets: [{ of: 'share', against: ['ort'], atMost: 0.35 }],
  packages: ['ai'],
  async weigh(places) {
    const folder = packageAt(places, 'ai');
    const { sizes } = await weigh(folder);
    const wasm = gzipped(join(folder, 'ai.relaxed.wasm'));
    const scripts = sizes.client + sizes.front + sizes.lane;
    const theirs = THEIRS.map((file) => gzipped(join(places.ort, file)));
    return {
      sizes: { ours: wasm + scripts, ort: theirs.reduce((sum, bytes) => sum + bytes, 0) },
      notes: [`ours is ${wasm} B of wasm and ${scripts} B of scripts`],
    };
  },
};

/** @param {string} file */
const gzipped = (file) => gzipSync(readFileSync(file), { level: 9 }).length;
