/** The columns of a browser: a page for each row, and a new browser where a row took the old one with it. */
import { launch } from '../../browser/support/browsers.mjs';
import { ground } from './ground.mjs';
import { limited } from './limit.mjs';
import { app } from './place.mjs';

/** @import { Browser, Kind } from '../../browser/support/browsers.mjs' */
/** @import { Column } from './index.mjs' */
/** @import { Facts, Panics, Row } from '../frame/row.mjs' */

/**
 * @param {Kind} where
 * @param {Panics} panics
 * @returns {Promise<Column>}
 */
export async function open(where, panics) {
  const { folder } = await app(panics);
  const first = await launch(where);
  /** @type {Browser | undefined} */
  let browser = first;

  /** @param {Row} row @returns {Promise<Facts>} */
  async function look(row) {
    browser ??= await launch(where);
    const { url, place, requests, close } = await ground(row, folder);
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
    run: look,
    close: async () => browser?.close(),
  };
}
