/** A server of files on 127.0.0.1 that sends a Content-Security-Policy and remembers what was asked of it. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, resolve, sep } from 'node:path';

/** The strictest policy under which a package has to work. */
export const strict =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; img-src 'self' blob: data:";

/** What `./inline` needs besides. */
export const strictInline = strict.replace("worker-src 'self'", 'worker-src blob:');

/** @type {Record<string, string>} */
const types = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/**
 * @typedef {object} Server
 * @property {string} url without a slash at its end
 * @property {string[]} requests the paths that were asked for, in order
 * @property {() => Promise<void>} close
 */

/**
 * Serves a folder; `/` is its `index.html`, or an empty page where it has none.
 *
 * @param {string} folder
 * @param {string} [policy] none where it is empty
 * @param {Record<string, string>} [mounts] other folders, by the paths where they are
 * @param {{ isolated?: boolean, headers?: Record<string, string> }} [options] `isolated` gives the pages shared memory, by the
 *   headers that this takes; others are `headers`
 * @returns {Promise<Server>}
 */
export async function serve(
  folder,
  policy = strict,
  mounts = {},
  { isolated = false, headers = {} } = {},
) {
  /** @type {string[]} */
  const requests = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    requests.push(pathname);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (policy) response.setHeader('Content-Security-Policy', policy);
    if (isolated) {
      response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
      response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
    }
    const [mount, within] = Object.entries(mounts).find(([prefix]) =>
      pathname.startsWith(prefix),
    ) ?? ['/', folder];
    const path = resolve(within, decodeURIComponent(pathname.slice(mount.length)));
    const file = pathname.endsWith('/') ? resolve(path, 'index.html') : path;
    const found = path === within || path.startsWith(within + sep);
    if (found && (await isFile(file))) {
      response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
      createReadStream(file).pipe(response);
    } else if (pathname === '/') {
      response.setHeader('Content-Type', types['.html'] ?? '');
      response.end('<!doctype html><title>A page</title><link rel="icon" href="data:,">');
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** @param {string} path */
const isFile = (path) =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
