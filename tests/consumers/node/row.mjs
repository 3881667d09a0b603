/** Node: modules and CommonJS. Lanes are worker_threads, and a process ends when nothing is asked of them. */
import { ISOLATED } from '../frame/pages.mjs';
import { lookProcess } from '../frame/processes.mjs';
import { NOTHING } from '../frame/row.mjs';

/** Threads where there is more than one core. */
const VARIANTS = [...ISOLATED, 'relaxed', 'simd'];

/** @type {import('../frame/row.mjs').Row} */
export const row = {
  name: 'node',
  title: 'Node, ESM and CommonJS',
  needs: NOTHING,
  quick: true,
  shows: ['main.cjs'],
  version: () => process.versions.node,
  async run(app) {
    await lookProcess(app, process.execPath, ['src/process.js'], VARIANTS);
    await lookProcess(app, process.execPath, ['main.cjs'], VARIANTS);
  },
};
