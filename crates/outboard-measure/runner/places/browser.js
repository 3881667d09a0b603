/** A browser as a place: one page, and in it a frame for each arm. */
import { launch } from '../browsers/index.js';

/** @import { Browser, Kind, Page } from '../browsers/browser.js' */
/** @import { Asked } from '../protocol.js' */
/** @import { Place } from './place.js' */

/**
 * @param {Kind} kind
 * @param {string} url of the server
 * @returns {Promise<Place>}
 */
export async function browserPlace(kind, url) {
  /** @type {Browser} */
  let browser = await launch(kind);
  /** @type {Promise<Page> | undefined} */
  let page;
  const open = async () => {
    const opened = await browser.open(`${url}/runner/page/index.html`);
    await opened.evaluate(
      'new Promise((done) => { const look = () => globalThis.outboard ? done(true) : setTimeout(look, 10); look(); })',
    );
    return opened;
  };
  return {
    version: browser.version,
    url: (path) => `/${path}`,
    async ask(arm, asked) {
      page ??= open();
      const source = `outboard.ask(${JSON.stringify(arm)}, ${JSON.stringify(asked)})`;
      return (await page).evaluate(source);
    },
    async restart() {
      page = undefined;
      await browser.close().catch(() => {});
      browser = await launch(kind);
    },
    close: () => browser.close(),
  };
}
