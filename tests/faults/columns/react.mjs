/** Bundles the component that React mounts, with the real React as it is while one develops. */
import { resolve } from 'node:path';
import { build } from 'rolldown';
import { faults } from './place.mjs';

/** @type {Promise<unknown> | undefined} */
let bundled;

/**
 * @param {string} folder
 * @returns {Promise<string>} the folder, with `strict.js` in it
 */
export async function bundleReact(folder) {
  bundled ??= build({
    input: { strict: resolve(faults, 'react/strict.mjs') },
    output: { dir: folder, format: 'esm', entryFileNames: '[name].js' },
    // StrictMode mounts twice only in development.
    transform: { define: { 'process.env.NODE_ENV': '"development"' } },
    logLevel: 'silent',
  });
  await bundled;
  return folder;
}
