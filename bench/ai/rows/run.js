/**
 * One run of each model: a row for one thread, where the build without threads runs, and one for two.
 *
 * @import { Row } from '../../harness/row.js'
 */
import { CASES } from '../models.js';

/** A turn of the large ones takes seconds. @param {string} name */
const measured = (name) => (name.startsWith('det') ? 9 : 15);

/** @type {Row[]} */
export const run = Object.entries(CASES).flatMap(([name, { title, calls }]) =>
  [1, 2].map((threads) => ({
    name: `run.${name}.${threads}`,
    title: `${title}, ${threads === 1 ? 'one thread' : 'two threads'}`,
    work: 'run',
    contestants: [
      { name: 'ours', label: 'outboard, as the browser chooses' },
      { name: 'simd', label: 'outboard, without relaxed SIMD' },
      { name: 'ort', label: 'onnxruntime-web' },
    ],
    targets: [{ of: /** @type {const} */ ('faster'), against: ['ort'], atLeast: 1 }],
    packages: ['ai'],
    isolated: true,
    rounds: { warmUps: 3, measured: measured(name), calls },
    given: { name, threads },
  })),
);
