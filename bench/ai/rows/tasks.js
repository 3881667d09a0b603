/**
 * How large the linear memory has become once a task has been done, its model loaded from nothing: it never shrinks, so this is the peak.
 *
 * @import { Row } from '../../harness/row.js'
 */
import { step } from '../../harness/browser.js';
import { TASKS } from '../tasks.js';

/** @type {Row[]} */
export const tasks = Object.entries(TASKS).map(([name, { title }]) => ({
  name: `task.${name}`,
  title: `${title}: linear memory`,
  work: 'task',
  contestants: [{ name: 'ours', label: 'outboard', unit: 'bytes' }],
  targets: [],
  packages: ['ai'],
  isolated: true,
  async observe({ chromium, url }) {
    const peak = await chromium.visit(url, (page) => step(page, 'task', 'ours', { name }));
    return {
      notes: ['a fresh page, one lane of one thread'],
      agreement: [],
      timings: { ours: { samples: [peak] } },
    };
  },
}));
