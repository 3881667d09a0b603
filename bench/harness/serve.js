/** Serves the page, the packages and the photographs, to this machine only. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, resolve, sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
  '.jpg': 'image/jpeg',
  '.json': 'application/json',
};

/** What gives pages shared memory, and lets them load workers. */
const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/**
 * @param {Record<string, string>} folders a path's beginning → a folder; the first that fits counts
 * @param {object} [options]
 * @param {boolean} [options.isolated] whether pages have shared memory
 * @param {number} [options.away] milliseconds that every answer is late, as from a server that is not this machine
 * @param {boolean} [options.kept] whether browsers may keep what has a hash in its name for ever, as sites say it
 * @returns {Promise<{ url: string, close: () => void }>}
 */
export async function serve(folders, { isolated = false, kept = false, away = 0 } = {}) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (away) await sleep(away);
    const file = await find(folders, decodeURIComponent(pathname));
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, {
      'Content-Type': type,
      'Cache-Control': kept ? kindOf(pathname) : 'no-store',
      ...(isolated ? ISOLATION : {}),
    });
    createReadStream(file).pipe(response);
  });
  await new Promise((listening, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => listening(undefined));
  });
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** How long a file may be kept: a page is asked for again, what Vite gave a hash never changes. @param {string} pathname */
const kindOf = (pathname) =>
  pathname.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';

/** @param {Record<string, string>} folders @param {string} pathname */
async function find(folders, pathname) {
  for (const [prefix, folder] of Object.entries(folders)) {
    if (!pathname.startsWith(prefix)) continue;
    const file = resolve(folder, `./${pathname.slice(prefix.length) || 'index.html'}`);
    const inside = file.startsWith(folder + sep);
    const found = inside && (await stat(file).catch(() => null))?.isFile();
    return found ? file : null;
  }
  return null;
}
