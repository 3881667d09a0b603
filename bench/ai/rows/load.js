/**
 * From the bytes of a model to its first result, each in a page of its own that has nothing in memory: wasm is fetched, compiled and
 * started, the model is loaded, and run once.
 *
 * @import { Row } from '../../harness/row.js'
 */
import { step } from '../../harness/browser.js';
import { CASES } from '../models.js';

const ROUNDS = 5;

/** @type {Row[]} */
export const load = ['efficientnet', 'minilm-32', 'det-640'].map((name) => ({
  name: `load.${name}`,
  title: `${CASES[name].title}: to the first result`,
  work: 'load',
  contestants: [
    { name: 'ours', label: 'outboard' },
    { name: 'ort', label: 'onnxruntime-web' },
  ],
  targets: [{ of: 'share', against: ['ort'], atMost: 0.3 }],
  packages: ['ai'],
  isolated: true,
  async observe({ chromium, url }) {
    /** @type {Record<string, number[]>} */
    const samples = { ours: [], ort: [] };
    for (let round = -1; round < ROUNDS; round++) {
      for (const who of round % 2 ? ['ours', 'ort'] : ['ort', 'ours']) {
        const took = await chromium.visit(url, (page) => step(page, 'load', who, { name }));
        if (round >= 0) samples[who].push(took);
      }
    }
    return {
      notes: [
        'fresh pages; the bytes of the model are in memory, wasm and scripts come from this machine',
      ],
      agreement: [],
      timings: { ours: { samples: samples.ours }, ort: { samples: samples.ort } },
    };
  },
}));
