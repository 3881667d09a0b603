/**
 * From the bytes of a model to its first result, each in a page of its own that has nothing in memory: wasm is fetched, compiled and
 * started, the model is loaded, and run once.
 *
 * @import { Row } from '../../harness/row.js'
 * @import { Loaded } from '../page/work/load.js'
 */
import { step } from '../../harness/browser.js';
import { median } from '../../harness/statistics.js';
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
    /** @type {Record<string, Loaded[]>} */
    const loaded = { ours: [], ort: [] };
    for (let round = -1; round < ROUNDS; round++) {
      for (const who of round % 2 ? ['ours', 'ort'] : ['ort', 'ours']) {
        const one = await chromium.visit(url, (page) => step(page, 'load', who, { name }));
        if (round >= 0) loaded[who].push(one);
      }
    }
    return {
      notes: [
        'fresh pages; the bytes of the model are in memory, wasm and scripts come from this machine',
        `outboard: ${parts(loaded.ours)}`,
        `onnxruntime-web: ${parts(loaded.ort)}`,
      ],
      agreement: [],
      timings: { ours: timing(loaded.ours), ort: timing(loaded.ort) },
    };
  },
}));

/** @param {Loaded[]} loaded */
const timing = (loaded) => ({ samples: loaded.map(({ took }) => took) });

/** The median of each part. @param {Loaded[]} loaded */
function parts(loaded) {
  const names = Object.keys(loaded[0].parts);
  const times = names.map((name) => median(loaded.map((one) => one.parts[name])));
  return names.map((name, i) => `${name} ${times[i].toFixed(0)} ms`).join(', ');
}
