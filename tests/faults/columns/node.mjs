/** The columns of Node: a process for each row, which has to end by itself. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run } from '../../browser/support/process.mjs';
import { LIMIT } from './limit.mjs';
import { app, faults, files, installed } from './place.mjs';

/** @import { Column } from './index.mjs' */
/** @import { Panics } from '../frame/row.mjs' */

/**
 * @param {Panics} panics
 * @returns {Promise<Column>}
 */
export async function open(panics) {
  const { folder } = await app(panics);
  const place = {
    where: /** @type {const} */ ('node'),
    panics,
    isolated: true,
    trouble: '',
    ...files(pathToFileURL(installed({ folder })).href, false),
  };
  return {
    version: process.versions.node,
    place,
    async run({ name }) {
      const args = [resolve(faults, 'columns/node-row.mjs'), name, JSON.stringify(place)];
      const child = await run('node', args, { cwd: folder, seconds: LIMIT / 1000 });
      const { code, signal, stdout, stderr } = child;
      if (signal)
        throw new Error(`the process hangs after it said: ${stdout || stderr || 'nothing'}`);
      if (code !== 0) throw new Error(`the process ended with ${code}\n${stderr}`);
      if (!stdout) throw new Error('the process ended before the row did');
      return JSON.parse(stdout);
    },
    close: async () => {},
  };
}
