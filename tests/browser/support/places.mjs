/** Where things are, and what to run when they are not there. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));
const packages = resolve(root, process.env.OUTBOARD_PACKAGES ?? 'target/packages');
export const samples = resolve(root, process.env.OUTBOARD_SAMPLES ?? 'target/samples');

/** Apps that are made for a test live here. */
export const consumers = resolve(root, 'target/consumers');

/** How each package is made. */
const made = {
  ai: 'outboard build engines/ai/wasm --threads --relaxed-simd --out target/packages/ai',
  image: 'outboard build engines/image/wasm --out target/packages/image',
  surface: 'outboard build tests/engines/surface --out target/packages/surface',
  counter: 'outboard build tests/engines/counter --out target/packages/counter',
  attributed: 'outboard build tests/engines/attributed --out target/packages/attributed',
  streams: 'outboard build tests/engines/streams --out target/packages/streams',
  faults: 'outboard build tests/engines/faults --out target/packages/faults',
  'faults-unwind':
    'outboard build tests/engines/faults --panic unwind --out target/packages/faults-unwind',
  'faults-threads':
    'outboard build tests/engines/faults --panic abort --threads --relaxed-simd --out target/packages/faults-threads',
  threads: 'outboard build tests/engines/threads --out target/packages/threads',
  'attributed-unwind':
    'outboard build tests/engines/attributed --panic unwind --out target/packages/attributed-unwind',
  foreign:
    'node tests/browser/support/foreign.mjs, then outboard build target/foreign/<crate> --out target/packages/foreign',
};

/** @typedef {keyof typeof made} PackageName */

/**
 * The folder of a built package.
 *
 * @param {PackageName} name
 */
export function packageFolder(name) {
  const folder = resolve(packages, name);
  if (!existsSync(resolve(folder, 'package.json'))) {
    throw new Error(
      `There is no package in ${folder}. \`cargo xtask test\` makes it, or: ${made[name]}`,
    );
  }
  return folder;
}

/**
 * One photograph of the samples.
 *
 * @typedef {object} Photograph
 * @property {string} path
 * @property {string} file
 * @property {number} width
 * @property {number} height
 */

/**
 * The photographs, those with the most pixels first.
 *
 * @returns {Photograph[]}
 */
export function photographs() {
  const index = resolve(samples, 'index.json');
  if (!existsSync(index)) {
    throw new Error(`There is no ${index}. \`cargo xtask samples\` fetches the photographs.`);
  }
  /** @type {{ file: string, width: number, height: number }[]} */
  const list = JSON.parse(readFileSync(index, 'utf8'));
  return list
    .map(({ file, width, height }) => ({ path: resolve(samples, file), file, width, height }))
    .sort((a, b) => b.width * b.height - a.width * a.height);
}

/** The Studio's built page. */
export function studioFolder() {
  const folder = resolve(root, 'studio/dist');
  if (!existsSync(resolve(folder, 'index.html'))) {
    throw new Error(
      `There is no page in ${folder}. \`cargo xtask test\` makes it, or: npm run build -w studio`,
    );
  }
  return folder;
}

export { programPath } from '../../../crates/outboard-measure/runner/browsers/programs.js';
