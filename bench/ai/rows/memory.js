/**
 * How large the linear memory has become once a model has run: it never shrinks, so this is the peak.
 *
 * @import { Row } from '../../harness/row.js'
 */
import { step } from '../../harness/browser.js';
import { CASES } from '../models.js';

/** @type {Row[]} */
export const memory = Object.entries(CASES).map(([name, { title }]) => ({
  name: `memory.${name}`,
  title: `${title}: linear memory`,
  work: 'memory',
  contestants: [
    { name: 'ours', label: 'outboard', unit: 'bytes' },
    { name: 'ort', label: 'onnxruntime-web', unit: 'bytes' },
  ],
  targets: [{ of: 'share', against: ['ort'], atMost: 1 }],
  packages: ['ai'],
  isolated: true,
  async observe({ chromium, url }) {
    const of = (/** @type {string} */ who) =>
      chromium.visit(url, (page) => step(page, 'memory', who, { name }));
    return {
      notes: [],
      agreement: [],
      timings: { ours: { samples: [await of('ours')] }, ort: { samples: [await of('ort')] } },
    };
  },
}));
