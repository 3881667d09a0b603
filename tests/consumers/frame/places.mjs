/** What all rows share: packages, the photograph, and what has to come of it. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { photographs, root } from '../../browser/support/places.mjs';

/** @import { PackageName } from '../../browser/support/places.mjs' */

/** The apps, as they lie in the repository. */
export const apps = resolve(root, 'tests/consumers');

/** A real photograph, and not the largest: each row decodes it. */
const [photograph] = photographs().filter(({ file }) => file === 'brushes.jpg');
if (!photograph) throw new Error('There is no brushes.jpg among the samples');

export const photo = photograph;
export const photoBytes = await readFile(photograph.path);

/** The packages that every app installs. @type {PackageName[]} */
export const packages = ['image', 'streams', 'threads'];
