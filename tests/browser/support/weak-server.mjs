/** A server of one file, to any origin, that does what it is told: it breaks off, forgets how to go on, or sends something else. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';

/**
 * What it does, for all requests from now on.
 *
 * @typedef {object} Manner
 * @property {number} [cuts] so many answers are broken off
 * @property {number} [after] after so many bytes
 * @property {boolean} [ranges] whether it can send a part
 * @property {number} [status] what it answers instead of the file
 * @property {boolean} [page] whether it sends a web page instead
 * @property {number} [pause] milliseconds between two pieces
 * @property {boolean} [closed] whether other origins may not read it
 */

/**
 * @typedef {object} WeakServer
 * @property {string} url of the file
 * @property {{ range: string | undefined }[]} requests
 * @property {Manner} manner
 * @property {(bytes: Uint8Array) => void} replace
 * @property {() => Promise<void>} close
 */

/** What is sent at a time. */
const PIECE = 16_384;

/** @param {Uint8Array} first @returns {Promise<WeakServer>} */
export async function weakServer(first) {
  let bytes = first;
  /** @type {WeakServer['requests']} */
  const requests = [];
  /** @type {Manner} */
  const manner = {};
  const server = createServer(async (request, response) => {
    if (!manner.closed) {
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.setHeader('Access-Control-Expose-Headers', 'ETag');
    }
    const { range } = request.headers;
    requests.push({ range });
    if (manner.status) return response.writeHead(manner.status).end('no');
    if (manner.page) {
      return response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html>');
    }
    const tag = `"${createHash('sha256').update(bytes).digest('hex')}"`;
    const asked = (manner.ranges ?? true) && /^bytes=(\d+)-\d*$/.exec(range ?? '');
    const from = asked && (request.headers['if-range'] ?? tag) === tag ? Number(asked[1]) : 0;
    response.writeHead(from ? 206 : 200, {
      'Content-Type': 'application/octet-stream',
      'Content-Length': bytes.length - from,
      'Accept-Ranges': 'bytes',
      ETag: tag,
      ...(from && { 'Content-Range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` }),
    });
    const cut = (manner.cuts ?? 0) > 0;
    if (cut) manner.cuts = (manner.cuts ?? 0) - 1;
    const end = cut ? Math.min(bytes.length, from + (manner.after ?? 0)) : bytes.length;
    for (let at = from; at < end; at += PIECE) {
      if (response.destroyed) return;
      if (!response.write(bytes.subarray(at, Math.min(end, at + PIECE)))) {
        const over = new AbortController();
        const { signal } = over;
        await Promise.race([
          once(response, 'drain', { signal }),
          once(response, 'close', { signal }),
        ]);
        over.abort();
      }
      if (manner.pause) await new Promise((done) => setTimeout(done, manner.pause));
    }
    if (!cut) return response.end();
    // What was written is to arrive before the connection breaks.
    setTimeout(() => response.destroy(), 50);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}/model.onnx`,
    requests,
    manner,
    replace(next) {
      bytes = next;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
