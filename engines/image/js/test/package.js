/**
 * The built package: the front is tested where it lives, over the real engine. `OUTBOARD_IMAGE` names another folder.
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const built = fileURLToPath(new URL('../../../../target/packages/image', import.meta.url));

export const folder = resolve(process.env.OUTBOARD_IMAGE ?? built);

const manifest = resolve(folder, 'package.json');
if (!existsSync(manifest)) {
  throw new Error(
    `There is no package in ${folder}: build it with \`cargo xtask test\`, or with ` +
      '`outboard build engines/image/wasm --out target/packages/image`',
  );
}

/** @param {unknown} entry an entry of `exports`: a path, or conditions @returns {string} */
function node(entry) {
  if (typeof entry === 'string') return entry;
  const conditions = /** @type {Record<string, unknown>} */ (entry);
  return node(conditions.node ?? conditions.default);
}

const main = node(JSON.parse(readFileSync(manifest, 'utf8')).exports['.']);

/** @type {typeof import('../index.js')} */
export const image = await import(pathToFileURL(resolve(folder, main)).href);
