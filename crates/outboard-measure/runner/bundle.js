/** The benchmark's JavaScript for pages, with the npm packages it imports. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * @param {string} file the benchmark's JavaScript
 * @param {string} rolldown the folder where that is installed
 * @param {string} out the folder for the bundle
 * @returns {Promise<string>} its name
 */
export async function bundle(file, rolldown, out) {
  const found = createRequire(join(rolldown, 'package.json')).resolve('rolldown');
  const { build } = await import(pathToFileURL(found).href);
  await build({
    input: { benchmark: file },
    platform: 'browser',
    logLevel: 'silent',
    output: { dir: out, format: 'esm', entryFileNames: '[name].js' },
  });
  return 'benchmark.js';
}
