/**
 * From the bytes of a model to its first result, each in a page of its own that has nothing in memory: wasm is fetched, compiled and
 * started, the model is loaded, and run once. The page is bundled by Vite as an app is.
 *
 * @import { Page } from 'playwright-core'
 * @import { Row } from '../../harness/row.js'
 * @import { Loaded } from '../first/load.js'
 */
import { join } from 'node:path';
import { step } from '../../harness/browser.js';
import { bundle } from '../../harness/bundle.js';
import { serve } from '../../harness/serve.js';
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
  async observe({ places, chromium }) {
    const built = join(places.bench, 'ai-first');
    await bundle(join(import.meta.dirname, '../first'), built, {
      alias: { packages: places.packages },
      external: [],
    });
    const folders = { '/models/': places.models, '/ort/': places.ort, '/': built };
    const server = await serve(folders, { isolated: true });
    /** @type {Record<string, Loaded[]>} */
    const loaded = { ours: [], ort: [] };
    try {
      for (let round = -1; round < ROUNDS; round++) {
        for (const who of round % 2 ? ['ours', 'ort'] : ['ort', 'ours']) {
          const work = (/** @type {Page} */ page) => step(page, 'load', who, { name });
          const one = await chromium.visit(server.url, work);
          if (round >= 0) loaded[who].push(one);
        }
      }
    } finally {
      server.close();
    }
    return {
      notes: [
        'fresh pages; the bytes of the model are in memory, wasm and scripts come from this machine, ours as a bundler gives them',
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
