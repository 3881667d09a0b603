/** A server of one package on 127.0.0.1 that has faults, by path, and can be mended. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { strict } from './server.mjs';

/**
 * What is wrong with one file.
 *
 * @typedef {object} Fault
 * @property {number} [status]
 * @property {string} [type] its MIME type
 * @property {Record<string, string>} [headers]
 * @property {(bytes: Buffer) => Buffer} [bytes] what is sent instead
 * @property {number} [cut] how often the connection breaks after half of it; Infinity is always
 * @property {number} [wait] milliseconds before it is sent
 * @property {string} [to] where it is redirected
 */

/** @typedef {Record<string, Fault>} Faults by the end of the path; the first that fits */

/**
 * @typedef {object} Trouble
 * @property {string} url without a slash at its end
 * @property {string[]} requests the paths that were asked for, in order
 * @property {() => void} mend from now on it has no faults
 * @property {(policy: string) => void} allow from now on it sends another policy
 * @property {() => Promise<void>} close as often as wanted
 */

/** @type {Record<string, string>} */
const types = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

const PAGE = '<!doctype html><title>A page</title><link rel="icon" href="data:,">';

/**
 * Serves a package's folder at `/package/`, and an empty page at `/`.
 *
 * @param {string} folder
 * @param {{ faults?: Faults, policy?: string, headers?: Record<string, string> }} [options]
 * @returns {Promise<Trouble>}
 */
export async function trouble(folder, { faults = {}, policy = strict, headers = {} } = {}) {
  /** @type {string[]} */
  const requests = [];
  let faulty = faults;
  let current = policy;
  /** How often each path was cut. @type {Map<string, number>} */
  const cuts = new Map();

  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    requests.push(pathname);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (current) response.setHeader('Content-Security-Policy', current);
    if (pathname === '/') {
      response.setHeader('Content-Type', 'text/html; charset=utf-8').end(PAGE);
      return;
    }
    const [, fault = {}] = Object.entries(faulty).find(([end]) => pathname.endsWith(end)) ?? [];
    if (fault.wait) await new Promise((resolve) => setTimeout(resolve, fault.wait));
    for (const [name, value] of Object.entries(fault.headers ?? {})) {
      if (value) response.setHeader(name, value);
      else response.removeHeader(name);
    }
    if (fault.to) {
      response.writeHead(302, { Location: fault.to }).end();
      return;
    }
    const path = join(folder, normalize(pathname.replace(/^\/package\//, '/')));
    const found = await readFile(path).catch(() => undefined);
    const status = fault.status ?? (found ? 200 : 404);
    const bytes = status === 200 && found ? (fault.bytes?.(found) ?? found) : Buffer.from('no');
    response.writeHead(status, {
      'Content-Type': fault.type ?? types[extname(path)] ?? 'text/plain',
      'Content-Length': bytes.length,
    });
    const cut = cuts.get(pathname) ?? 0;
    if (cut >= (fault.cut ?? 0)) {
      response.end(bytes);
      return;
    }
    cuts.set(pathname, cut + 1);
    response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    mend() {
      faulty = {};
    },
    allow(policy) {
      current = policy;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** The first half. @param {Buffer} bytes */
export const half = (bytes) => bytes.subarray(0, bytes.length >> 1);

/** One bit in the middle is another. @param {Buffer} bytes */
export function flipped(bytes) {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(copy.length >> 1) ^ 1, copy.length >> 1);
  return copy;
}

/** A file of another build: what a build is told by is another. @param {string} build */
export const rebuilt = (build) => (/** @type {Buffer} */ bytes) =>
  Buffer.from(bytes.toString('latin1').replaceAll(build, build.replace(/./g, '0')), 'latin1');
