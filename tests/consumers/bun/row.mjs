/** Bun. Lanes are its web workers. */
import { resolve } from 'node:path';
import { EVERYWHERE } from '../frame/pages.mjs';
import { lookProcess } from '../frame/processes.mjs';
import { NOTHING, versionOf } from '../frame/row.mjs';

/** @type {import('../frame/row.mjs').Row} */
export const row = {
  name: 'bun',
  title: 'Bun',
  needs: NOTHING,
  quick: true,
  version: versionOf('bun'),
  async run(app) {
    const bun = resolve(await app.native('@oven'), 'bin/bun');
    await lookProcess(app, bun, ['src/process.js'], EVERYWHERE);
  },
};
