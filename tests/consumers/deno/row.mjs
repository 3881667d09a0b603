/** Deno, with the packages from `node_modules`. Lanes are its web workers. */
import { resolve } from 'node:path';
import { EVERYWHERE } from '../frame/pages.mjs';
import { lookProcess } from '../frame/processes.mjs';
import { versionOf } from '../frame/row.mjs';

/** @type {import('../frame/row.mjs').Row} */
export const row = {
  name: 'deno',
  title: 'Deno',
  needs: '`--allow-read`',
  quick: true,
  version: versionOf('deno'),
  async run(app) {
    const deno = resolve(await app.native('@deno'), 'deno');
    const args = ['run', '--no-prompt', '--allow-read', 'src/process.js'];
    await lookProcess(app, deno, args, EVERYWHERE);
  },
};
