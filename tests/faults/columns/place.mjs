/** The packages of the table, installed once from their tarballs, and where things are in them. */

import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install } from '../../browser/support/install.mjs';

/** @import { App } from '../../browser/support/install.mjs' */
/** @import { Build, Variant, Where } from '../frame/row.mjs' */

/** This folder's parent, which pages import frame and rows from. */
export const faults = resolve(fileURLToPath(import.meta.url), '../..');

/** The package of each column. @type {Record<Build, 'faults' | 'faults-unwind' | 'faults-threads'>} */
const PACKAGES = {
  abort: 'faults',
  unwind: 'faults-unwind',
  threads: 'faults-threads',
  relaxed: 'faults-threads',
};

/** @type {Map<string, Promise<App>>} */
const apps = new Map();

/**
 * The variant that such a column is about: the best that runs there, in a page that shares memory where threads are wanted.
 *
 * @param {Where} where
 * @param {Build} build
 * @returns {Variant}
 */
export function variantOf(where, build) {
  if (build === 'relaxed') return build;
  if (build !== 'threads') return 'simd';
  return /chromium|firefox/.test(where) ? 'threads-relaxed' : 'threads';
}

/**
 * An app with the package in it.
 *
 * @param {Build} build
 * @returns {Promise<App>}
 */
export function app(build) {
  const name = PACKAGES[build];
  const found = apps.get(name) ?? install(`table-${name}`, [name]);
  apps.set(name, found);
  return found;
}

/**
 * Where a package's files are, below the folder it is installed in.
 *
 * @param {string} folder ends with a slash
 * @param {boolean} isPage
 * @param {Variant} variant
 */
export const files = (folder, isPage, variant) => ({
  folder,
  variant,
  entry: `${folder}${isPage ? 'index.js' : 'node.js'}`,
  worker: `${folder}${isPage ? '' : 'node-'}${workerOf(variant)}`,
  wasm: `${folder}faults.${variant}.wasm`,
});

/** The lane of a variant. @param {Variant} variant */
export const workerOf = (variant) => (variant === 'simd' ? 'worker.js' : `worker.${variant}.js`);
