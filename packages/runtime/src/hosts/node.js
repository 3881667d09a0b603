/**
 * Node: worker_threads, and files.
 *
 * @import { Worker } from 'node:worker_threads'
 * @import { Host, InitOptions, LaneWorker } from '../types.js'
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { InitError, OutboardError, otherVersion } from '../errors.js';
import { compile } from './compile.js';

/**
 * @param {object} package_
 * @param {() => NonNullable<InitOptions['wasm']>} package_.wasm
 * @param {() => Worker} package_.worker
 * @param {() => URL} [package_.symbols] names of the wasm's functions
 * @param {string} [package_.build] of the client
 * @param {string} [package_.integrity] what the package's own wasm is checked by
 * @returns {Host}
 */
export const node = ({ wasm, worker, symbols, ...own }) => ({
  cores: availableParallelism(),
  shares: true,
  hears: true,
  async compile(given) {
    const from = given ?? wasm();
    return compile(InitError, from, await read(from), undefined, given ? {} : { ...own, sha384 });
  },
  open: (given = worker) => wrap(given()),
  async failed(cause) {
    if (cause instanceof OutboardError) return cause;
    const other = otherVersion(cause);
    if (other) return other;
    return new InitError(`The worker did not start: ${messageOf(cause)}`, { cause });
  },
  explain:
    symbols &&
    (async (error) => {
      const { explain } = await import('../symbols.js');
      await explain(error, symbols(), (url) => readFile(url, 'utf8'));
    }),
});

/** Node's own, for tests run with globals that lack WebCrypto. @param {Uint8Array} bytes */
const sha384 = (bytes) => createHash('sha384').update(bytes).digest('base64');

/** @param {NonNullable<InitOptions['wasm']>} given */
async function read(given) {
  if (typeof given !== 'string' && !(given instanceof URL)) return given;
  const url = URL.canParse(given) ? new URL(given) : given;
  try {
    if (url instanceof URL && url.protocol !== 'file:') return await fetch(url);
    return new Uint8Array(await readFile(url));
  } catch (cause) {
    throw new InitError(`${url} cannot be loaded: ${messageOf(cause)}`, {
      code: 'outboard/download-failed',
      url: String(url),
      cause,
    });
  }
}

/** @param {unknown} cause */
const messageOf = (cause) => (cause instanceof Error ? cause.message : String(cause));

/**
 * A worker of Node's with the manners of a page's. It keeps the process alive only while something is asked of it.
 *
 * @param {Worker} worker
 * @returns {LaneWorker}
 */
function wrap(worker) {
  let asked = 0;
  /** @type {LaneWorker} */
  const lane = {
    onmessage: null,
    onmessageerror: null,
    onerror: null,
    postMessage(message, transfer) {
      worker.postMessage(message, /** @type {any} */ (transfer));
      // These are answered, each once.
      for (const { kind } of /** @type {{ kind: string }[]} */ ([message].flat())) {
        if (/^(start|thread|join|call)$/.test(kind) && ++asked === 1) worker.ref();
      }
    },
    terminate: () => void worker.terminate(),
  };
  worker.on('message', (data) => {
    if (/^(ready|here|up|failed|result|failure)$/.test(data?.kind) && --asked === 0) worker.unref();
    lane.onmessage?.({ data });
  });
  worker.on('messageerror', (error) => lane.onmessageerror?.(error));
  worker.on('error', (error) => lane.onerror?.(error));
  worker.on('exit', (code) => lane.onerror?.(new Error(`The worker exited with ${code}`)));
  return lane;
}
