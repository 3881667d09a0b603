/** The packages of the table, installed once from their tarballs, and where things are in them. */

import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install } from '../../browser/support/install.mjs';

/** @import { App } from '../../browser/support/install.mjs' */
/** @import { Panics } from '../frame/row.mjs' */

/** This folder's parent, which pages import frame and rows from. */
export const faults = resolve(fileURLToPath(import.meta.url), '../..');

/** The package that each of them is built into. @type {Record<Panics, 'faults' | 'faults-unwind'>} */
const PACKAGES = { abort: 'faults', unwind: 'faults-unwind' };

/** @type {Map<Panics, Promise<App>>} */
const apps = new Map();

/**
 * An app with the package in it.
 *
 * @param {Panics} panics
 * @returns {Promise<App>}
 */
export function app(panics) {
  const found = apps.get(panics) ?? install(`table-${panics}`, [PACKAGES[panics]]);
  apps.set(panics, found);
  return found;
}

/**
 * Where a package's files are, below the folder it is installed in.
 *
 * @param {string} folder ends with a slash
 * @param {boolean} isPage
 */
export const files = (folder, isPage) => ({
  folder,
  entry: `${folder}${isPage ? 'index.js' : 'node.js'}`,
  worker: `${folder}${isPage ? 'worker.js' : 'node-worker.js'}`,
  wasm: `${folder}faults.simd.wasm`,
});
