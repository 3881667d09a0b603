/**
 * Installs a package of the ecosystem into an app, and asks its client what the crate's check asks: `node check.mjs NAME [PLACE…]`
 * with `OUTBOARD_PACKAGES`, the folder of the packages. A process of its own for each crate, which has to end by itself.
 */
import assert from 'node:assert/strict';
import { barePage } from '../browser/support/bare.mjs';
import { install } from '../browser/support/install.mjs';

/** @import { PackageName } from '../browser/support/places.mjs' */
/** @import { App } from '../browser/support/install.mjs' */

/**
 * What a file in `checks` exports.
 *
 * @typedef {object} Check
 * @property {(engine: any, given: any) => Promise<unknown>} ask runs in Node and in pages: only its text arrives there
 * @property {unknown} given its second argument, which JSON can carry
 * @property {unknown} answer what is known to be right
 */

const [name = '', ...places] = process.argv.slice(2);
/** @type {Check} */
const { ask, given, answer } = await import(`./checks/${name}.mjs`);
const app = await install(`ecosystem-${name}`, [/** @type {PackageName} */ (name)]);

if (places.includes('node')) assert.deepEqual(await inNode(app), answer, 'in Node');
if (places.includes('chromium')) assert.deepEqual(await inChromium(app), answer, 'in Chromium');

/** @param {App} app */
async function inNode(app) {
  return ask(await app.import(name), given);
}

/** @param {App} app */
async function inChromium(app) {
  const page = await barePage(app);
  try {
    const told = await page.evaluate(ask, given);
    assert.deepEqual(await page.troubles(), []);
    return told;
  } finally {
    await page.close();
  }
}
