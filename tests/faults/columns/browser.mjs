/** The columns of a browser: a page for each row, and a new browser where a row took the old one with it. */
import { resolve } from 'node:path';
import { launch } from '../../browser/support/browsers.mjs';
import { root } from '../../browser/support/places.mjs';
import { serve } from '../../browser/support/server.mjs';
import { limited } from './limit.mjs';
import { app, faults, files } from './place.mjs';
import { bundleReact } from './react.mjs';

/** @import { Browser, Kind } from '../../browser/support/browsers.mjs' */
/** @import { Column } from './index.mjs' */
/** @import { Panics } from '../frame/row.mjs' */

/**
 * @param {Kind} where
 * @param {Panics} panics
 * @returns {Promise<Column>}
 */
export async function open(where, panics) {
  const { folder } = await app(panics);
  const react = await bundleReact(resolve(root, 'target/faults/react'));
  const mounts = { '/faults/': faults, '/react/': react };
  const servers = {
    plain: await serve(folder, undefined, mounts),
    isolated: await serve(folder, undefined, mounts, { isolated: true }),
  };
  const first = await launch(where);
  /** @type {Browser | undefined} */
  let browser = first;
  const place = {
    where,
    panics,
    isolated: false,
    trouble: '',
    react: '/react/strict.js',
    ...files('/node_modules/faults/', true),
  };
  return {
    version: first.version,
    place,
    async run({ name, isolated }) {
      const { url } = isolated ? servers.isolated : servers.plain;
      browser ??= await launch(where);
      const origin = (/** @type {string} */ path) => url + path;
      const here = { ...place, wasm: origin(place.wasm), worker: origin(place.worker) };
      const source = `import('/faults/frame/frame.mjs').then(({ runRow }) =>
        runRow(${JSON.stringify(name)}, ${JSON.stringify(here)}))`;
      try {
        return await limited(
          browser.open(`${url}/`).then(async (page) => {
            const facts = await page.evaluate(source);
            await page.close();
            return facts;
          }),
        );
      } catch (error) {
        // Whatever it was, the next row gets a browser that has not seen it.
        await browser.close();
        browser = undefined;
        throw error;
      }
    },
    async close() {
      await browser?.close();
      for (const server of Object.values(servers)) await server.close();
    },
  };
}
