/** The ground a page stands on: a server of the app, or one with a fault, which the page can have mended. */
import { createServer, request } from 'node:http';
import { resolve } from 'node:path';
import { Closers } from '../../../crates/outboard-measure/runner/browsers/owned.js';
import { root } from '../../browser/support/places.mjs';
import { serve, strict } from '../../browser/support/server.mjs';
import { trouble } from '../../browser/support/trouble.mjs';
import { faultsOf, fileOf } from './ills.mjs';
import { faults, files } from './place.mjs';
import { bundleReact } from './react.mjs';

/** @import { Row, Variant } from '../frame/row.mjs' */

/** What gives a page shared memory. */
const ISOLATED = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

/**
 * @typedef {object} Ground
 * @property {string} url of the page
 * @property {ReturnType<typeof files> & { mend?: string, react?: string }} place
 * @property {() => number | undefined} requests how often the file that is at fault was asked for
 * @property {() => Promise<void>} close
 */

/**
 * @param {Row} row
 * @param {string} app its folder
 * @param {Variant} variant
 * @returns {Promise<Ground>}
 */
export async function ground(row, app, variant) {
  const closers = new Closers();
  const isThreaded = /threads/.test(variant);
  const react = await bundleReact(resolve(root, 'target/faults/react'));
  const serveApp = async (policy = strict) => {
    const mounts = { '/faults/': faults, '/react/': react };
    const server = await serve(app, policy, mounts, { isolated: row.isolated || isThreaded });
    closers.add(server.close);
    return server.url;
  };
  if (!row.trouble) {
    const url = await serveApp();
    const place = {
      ...files(`${url}/node_modules/faults/`, true, variant),
      react: `${url}/react/strict.js`,
    };
    return { url, place, requests: () => undefined, close: closers.close };
  }

  const folder = resolve(app, 'node_modules/faults');
  const isForeign = row.trouble.ill === 'foreign';
  const bad = await trouble(folder, {
    faults: await faultsOf(row.trouble, folder, variant),
    headers: {
      ...(isForeign && { 'Access-Control-Allow-Origin': '*' }),
      ...(isThreaded && ISOLATED),
    },
  });
  closers.add(bad.close);
  const end = fileOf(row.trouble.file, variant);
  const requests = () => bad.requests.filter((path) => path.endsWith(end)).length;
  if (isForeign) {
    const url = await serveApp(strict.replaceAll("-src 'self'", `-src 'self' ${bad.url}`));
    return {
      url,
      place: files(`${bad.url}/package/`, true, variant),
      requests,
      close: closers.close,
    };
  }
  const front = await before(bad, await serveApp());
  closers.add(front.close);
  const place = { ...files(`${front.url}/package/`, true, variant), mend: `${front.url}/mend` };
  return { url: front.url, place, requests, close: closers.close };
}

/**
 * Puts a server and the modules of the table behind one origin.
 *
 * @param {Awaited<ReturnType<typeof trouble>>} bad
 * @param {string} app where the rest is
 */
async function before(bad, app) {
  const server = createServer((incoming, outgoing) => {
    const { url = '/' } = incoming;
    if (url === '/mend') {
      bad.mend();
      outgoing.end();
      return;
    }
    const to = url.startsWith('/faults/') ? app : bad.url;
    const inner = request(to + url, { agent: false }, (answer) => {
      // What is said of the connection behind this is not so of the one before it.
      const { connection, ...headers } = answer.headers;
      outgoing.writeHead(answer.statusCode ?? 500, headers);
      // A connection that breaks behind this breaks here.
      answer.on('error', () => outgoing.destroy());
      answer.pipe(outgoing);
    });
    inner.on('error', () => outgoing.destroy());
    inner.end();
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      /** @type {Promise<void>} */ (
        new Promise((done) => {
          server.close(() => done());
          server.closeAllConnections();
        })
      ),
  };
}
