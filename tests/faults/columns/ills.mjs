/** What can be wrong with a file of the package: as a server of it has it, and as a folder does. */
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { flipped, half, rebuilt } from '../../browser/support/trouble.mjs';
import { workerOf } from './place.mjs';

/** @import { Fault, Faults } from '../../browser/support/trouble.mjs' */
/** @import { Ill, Trouble, Variant } from '../frame/row.mjs' */

const text = (/** @type {string} */ words) => () => Buffer.from(words);

/** @type {Record<Ill, (build: string) => Fault>} */
const ILLS = {
  missing: () => ({ status: 404 }),
  mistyped: () => ({ type: 'application/octet-stream' }),
  page: () => ({ type: 'text/html', bytes: text('<!doctype html><title>Home</title>') }),
  throws: () => ({ bytes: text("throw new Error('broken on purpose');") }),
  truncated: () => ({ bytes: half }),
  flipped: () => ({ bytes: flipped }),
  rebuilt: (build) => ({ bytes: rebuilt(build) }),
  cut: () => ({ cut: 1 }),
  'always cut': () => ({ cut: Infinity }),
  foreign: () => ({}),
};

/** Which file it is. @param {Trouble['file']} file @param {Variant} variant */
export const fileOf = (file, variant) =>
  file === 'worker' ? workerOf(variant) : `faults.${variant}.wasm`;

/** @param {string} folder of the package */
async function buildOf(folder) {
  const { build } = JSON.parse(await readFile(resolve(folder, 'outboard.json'), 'utf8'));
  return build;
}

/**
 * @param {Trouble} trouble
 * @param {string} folder of the package
 * @param {Variant} variant
 * @returns {Promise<Faults>}
 */
export const faultsOf = async ({ file, ill }, folder, variant) => ({
  [`/${fileOf(file, variant)}`]: ILLS[ill](await buildOf(folder)),
});

/**
 * Harms a copy of the package.
 *
 * @param {Trouble} trouble
 * @param {string} folder of the package
 * @param {string} copy
 * @param {Variant} variant
 * @returns {Promise<{ sound: string, harmed: string }>} the file as it was, and where it is to be put to mend the copy
 */
export async function harm({ file, ill }, folder, copy, variant) {
  await rm(copy, { recursive: true, force: true });
  await cp(folder, copy, { recursive: true });
  const name = fileOf(file, variant);
  const [sound, harmed] = [resolve(folder, name), resolve(copy, name)];
  const { status, bytes } = ILLS[ill](await buildOf(folder));
  if (status === 404) await rm(harmed);
  else if (bytes) await writeFile(harmed, bytes(await readFile(sound)));
  return { sound, harmed };
}
