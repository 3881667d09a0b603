/** Node: modules and CommonJS. Lanes are worker_threads, and a process ends when nothing is asked of them. */
import { EVERYWHERE } from '../frame/pages.mjs';
import { lookProcess } from '../frame/processes.mjs';
import { NOTHING } from '../frame/row.mjs';

/** @type {import('../frame/row.mjs').Row} */
export const row = {
  name: 'node',
  title: 'Node, ESM and CommonJS',
  needs: NOTHING,
  quick: true,
  version: () => process.versions.node,
  async run(app) {
    await lookProcess(app, process.execPath, ['src/process.js'], EVERYWHERE);
    await lookProcess(app, process.execPath, ['main.cjs'], EVERYWHERE);
  },
};
