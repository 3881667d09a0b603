/**
 * Brings the bytes of a file to the lane where they are needed.
 *
 * @import { FilesHandle } from './engine.js'
 * @import { FileSource } from './index.js'
 */
import { EngineError } from './engine.js';
import { badInput, show, tagOf } from './errors.js';

/**
 * @param {FilesHandle} files
 * @param {string} role
 * @param {FileSource} source
 * @param {{ model: boolean, signal?: AbortSignal }} options
 */
export async function arrive(files, role, source, { model, signal }) {
  await files.put(role, await bytesOf(source, signal), model);
}

/** @param {FileSource} source @param {AbortSignal} [signal] @returns {Promise<Uint8Array>} */
async function bytesOf(source, signal) {
  const tag = tagOf(source);
  if (tag === 'Blob' || tag === 'File') {
    return new Uint8Array(await /** @type {Blob} */ (source).arrayBuffer());
  }
  if (tag === 'ArrayBuffer') return new Uint8Array(/** @type {ArrayBuffer} */ (source));
  if (ArrayBuffer.isView(source)) {
    return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  }
  const url = urlOf(source);
  const response = await fetch(url, { signal });
  if (!response.ok) {
    const { status } = response;
    throw new EngineError(`${url} was answered with ${status}`, { code: 'ai/download', status });
  }
  return new Uint8Array(await response.arrayBuffer());
}

/**
 * A URL as the page means it, or a path of Node's.
 *
 * @param {unknown} source
 * @returns {string}
 */
export function urlOf(source) {
  if (tagOf(source) === 'URL') return String(source);
  if (typeof source !== 'string') {
    throw badInput(`A file is a URL, a Blob or bytes; it was ${show(source)}`);
  }
  return new URL(source, base()).href;
}

/** What relative URLs are relative to. A worker has another base than its page, so this is asked on the page's side. */
function base() {
  if (typeof document === 'object' && document.baseURI) return document.baseURI;
  if (typeof location === 'object' && location?.href) return location.href;
  const node = globalThis.process?.getBuiltinModule?.('node:url');
  return node ? `${node.pathToFileURL(process.cwd()).href}/` : undefined;
}
