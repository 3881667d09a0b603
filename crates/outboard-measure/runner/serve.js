/** The server of the pages, on 127.0.0.1 and isolated, so that the clock is fine and memory can be shared. */
import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** @type {Record<string, string>} */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
};

/**
 * Serves folders by the first part of a path, and `/values/`, where pages may also leave files.
 *
 * @param {Record<string, string>} folders
 * @param {string} values the folder of values
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serve(folders, values) {
  const mounts = { ...folders, values };
  const server = createServer(async (request, response) => {
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
    response.setHeader('Cache-Control', 'no-store');
    try {
      const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
      const [, mount = '', ...rest] = decodeURIComponent(pathname).split('/');
      const folder = Object.hasOwn(mounts, mount)
        ? mounts[/** @type {'values'} */ (mount)]
        : undefined;
      const path = folder && resolve(folder, ...rest);
      if (!folder || !path?.startsWith(folder + sep)) {
        response.writeHead(404).end();
      } else if (request.method === 'POST' && mount === 'values') {
        await pipeline(request, createWriteStream(path));
        response.end();
      } else if (await isFile(path)) {
        response.setHeader('Content-Type', types[extname(path)] ?? 'application/octet-stream');
        await pipeline(createReadStream(path), response);
      } else {
        response.writeHead(404).end();
      }
    } catch {
      // Whoever asked is gone, or hears it as a failed request.
      response.destroy();
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}`,
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
