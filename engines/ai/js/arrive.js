/**
 * Brings a file to the lane where it is needed.
 *
 * @import { FilesHandle } from './engine.js'
 * @import { FileSource, LoadProgress } from './index.js'
 */
import { EngineError } from './engine.js';
import { badInput, show, tagOf } from './errors.js';
import { unlessAborted } from './lanes.js';

/**
 * What is known and wanted of a file.
 *
 * @typedef {object} Wanted
 * @property {boolean} model whether it is an ONNX model
 * @property {string} [sha256] in hexadecimal digits
 * @property {number} [bytes] how large it is said to be
 * @property {object} [limits]
 * @property {string} [cache]
 * @property {AbortSignal} [signal]
 * @property {(progress: LoadProgress) => void} [onProgress]
 */

/**
 * @param {FilesHandle} files
 * @param {string} role
 * @param {FileSource} source
 * @param {Wanted} wanted
 */
export async function arrive(files, role, source, { signal, onProgress, ...wanted }) {
  signal?.throwIfAborted();
  const { value, moves } = read(source);
  // The lane hears by a port of its own that the file is not wanted any more: a signal of the call would end the lane where it cannot
  // answer at once, with all that was loaded there before.
  const { port1, port2 } = new MessageChannel();
  const stop = () => port1.postMessage('stop');
  signal?.addEventListener('abort', stop, { once: true });
  const fetched = files.fetch(role, value, wanted, port2, {
    transfer: moves,
    ...(onProgress && { onProgress: ({ note = '' }) => onProgress(progress(note)) }),
  });
  const ended = fetched.finally(() => {
    signal?.removeEventListener('abort', stop);
    port1.close();
  });
  const arrived = await unlessAborted(ended, signal);
  if (!('failure' in arrived)) return arrived;
  const { message, ...fields } = arrived.failure;
  throw new EngineError(message, fields);
}

/** Two numbers, as the lane tells them. @param {string} note @returns {LoadProgress} */
function progress(note) {
  const [loaded, total] = note.split(' ').map(Number);
  if (!total) return { fraction: 0, loaded };
  return { fraction: Math.min(1, loaded / total), loaded, total };
}

/**
 * A source as it crosses. Bytes are copied once, and the copy is moved.
 *
 * @param {unknown} source
 * @returns {{ value: string | Blob | Uint8Array, moves: ArrayBuffer[] }}
 */
function read(source) {
  const tag = tagOf(source);
  if (tag === 'Blob' || tag === 'File') return { value: /** @type {Blob} */ (source), moves: [] };
  if (!ArrayBuffer.isView(source) && !/ArrayBuffer$/.test(tag)) {
    return { value: urlOf(source), moves: [] };
  }
  const value = bytesOf(/** @type {any} */ (source)).slice();
  return { value, moves: [value.buffer] };
}

/** @param {ArrayBuffer | ArrayBufferView} source */
function bytesOf(source) {
  if (!ArrayBuffer.isView(source)) return new Uint8Array(source);
  return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
}

/**
 * A URL as the page means it, or a path of Node's.
 *
 * @param {unknown} source
 * @returns {string}
 */
export function urlOf(source) {
  if (typeof source !== 'string' && tagOf(source) !== 'URL') {
    throw badInput(`A file is a URL, a Blob or bytes; it was ${show(source)}`);
  }
  try {
    const url = new URL(String(source), base());
    url.hash = '';
    return url.href;
  } catch {
    throw badInput(`${show(source)} is not a URL`);
  }
}

/** What relative URLs are relative to. A worker has another base than its page, so this is asked on the page's side. */
function base() {
  if (typeof document === 'object' && document.baseURI) return document.baseURI;
  if (typeof location === 'object' && location?.href) return location.href;
  const node = globalThis.process?.getBuiltinModule?.('node:url');
  return node && `${node.pathToFileURL(process.cwd()).href}/`;
}
