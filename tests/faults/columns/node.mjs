/** The columns of Node: a process for each row, which has to end by itself. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run } from '../../browser/support/process.mjs';
import { BUILDS } from '../frame/row.mjs';
import { harm } from './ills.mjs';
import { LIMIT } from './limit.mjs';
import { app, faults, files, variantOf } from './place.mjs';

/** @import { Column } from './index.mjs' */
/** @import { Build, Row } from '../frame/row.mjs' */

/**
 * @param {Build} build
 * @returns {Promise<Column>}
 */
export async function open(build) {
  const { folder } = await app(build);
  const { panics } = BUILDS[build];
  const sound = resolve(folder, 'node_modules/faults');
  const where = /** @type {const} */ ('node');
  const variant = variantOf(where, build);

  /** @param {Row} row */
  async function place({ trouble }) {
    const found = trouble ? resolve(folder, 'harmed') : sound;
    const mend = trouble && (await harm(trouble, sound, found, variant));
    return { where, panics, mend, ...files(`${pathToFileURL(found)}/`, false, variant) };
  }

  return {
    version: process.versions.node,
    where,
    panics,
    build,
    async run(row) {
      const script = resolve(faults, 'columns/node-row.mjs');
      const args = [script, row.name, JSON.stringify(await place(row))];
      const child = await run('node', args, { cwd: folder, seconds: LIMIT / 1000 });
      const { code, signal, stdout, stderr } = child;
      if (signal) throw new Error(`it hangs, after it said: ${stdout || stderr || 'nothing'}`);
      if (code !== 0) throw new Error(`the process ended with ${code}\n${stderr}`);
      if (!stdout) throw new Error('the process ended before the row did');
      return JSON.parse(stdout);
    },
    close: async () => {},
  };
}
