/** Deno, with the packages from `node_modules`. Lanes are its web workers. */
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
    const deno = app.at('node_modules/@deno/linux-x64-glibc/deno');
    const args = ['run', '--no-prompt', '--allow-read', 'src/process.js'];
    await lookProcess(app, deno, args, EVERYWHERE);
  },
};
