/** Where a soak may be. */
import * as chromium from './chromium.mjs';
import * as node from './node.mjs';

/** @import { Far } from '../drive.mjs' */
/** @import { Task } from '../pictures.mjs' */

/** Where the packages lie. @typedef {Record<import('../kinds.mjs').Name, string>} Folders */

/** @typedef {{ seed: number, tasks: Task[], folders: Folders }} Config */

/** @type {Record<string, (config: Config) => Promise<Far>>} */
export const PLACES = {
  node: node.open,
  chromium: (config) => chromium.open(config, false),
  isolated: (config) => chromium.open(config, true),
};
