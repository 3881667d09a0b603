/** The columns of a browser: a page for each row, and a new browser where a row took the old one with it. */
import { launch } from '../../browser/support/browsers.mjs';
import { BUILDS } from '../frame/row.mjs';
import { ground } from './ground.mjs';
import { limited } from './limit.mjs';
import { app, variantOf } from './place.mjs';

/** @import { Browser, Kind } from '../../browser/support/browsers.mjs' */
/** @import { Column } from './index.mjs' */
/** @import { Build, Facts, Row } from '../frame/row.mjs' */

/**
 * @param {Kind} where
 * @param {Build} build
 * @returns {Promise<Column>}
 */
export async function open(where, build) {
  const { folder } = await app(build);
  const { panics } = BUILDS[build];
  const variant = variantOf(where, build);
  const first = await launch(where);
  /** @type {Browser | undefined} */
  let browser = first;

  /** @param {Row} row @returns {Promise<Facts>} */
  async function look(row) {
    browser ??= await launch(where);
    const { url, place, requests, close } = await ground(row, folder, variant);
    const source = `import('/faults/frame/frame.mjs').then(({ runRow }) =>
      runRow(${JSON.stringify(row.name)}, ${JSON.stringify({ where, panics, ...place })}))`;
    try {
      const page = await browser.open(`${url}/`);
      const facts = await limited(page.evaluate(source));
      await page.close();
      return { ...facts, requests: facts.requests ?? requests() };
    } catch (error) {
      // Whatever it was, the next row gets a browser that has not seen it.
      await browser.close();
      browser = undefined;
      throw error;
    } finally {
      await close();
    }
  }

  return {
    version: first.version,
    where,
    panics,
    build,
    run: look,
    close: async () => browser?.close(),
  };
}
