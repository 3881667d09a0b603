/**
 * What JavaScript people hold, as what the engine takes. Files and bytes go as they are; what has to be drawn to be read
 * becomes an `ImageBitmap`, which is drawn on the lane.
 */
import { badInput } from './errors.js';
import { show } from './options.js';

/**
 * @typedef {{ kind: 'file', data: Blob | ArrayBuffer | Uint8Array, moves: ArrayBuffer[] }} FileSource
 * @typedef {{ kind: 'pixels', data: Uint8Array, width: number, height: number, moves: ArrayBuffer[] }} PixelSource
 * @typedef {{ kind: 'bitmap', bitmap: ImageBitmap }} BitmapSource
 * @typedef {FileSource | PixelSource | BitmapSource} Source
 */

/** By tag and not by `instanceof`: values come from frames and other realms too. @param {unknown} value */
const tagOf = (value) => Object.prototype.toString.call(value).slice(8, -1);

/** A body can be read once; a pipeline over a response can be run more than once. @type {WeakMap<Response, Promise<Blob>>} */
const bodies = new WeakMap();

/**
 * Says at once what is wrong with an input, and how it is to be read.
 *
 * @param {any} input
 * @param {boolean} transfer whether the caller gives it away
 * @returns {() => Source | Promise<Source>}
 */
export function read(input, transfer) {
  const source = reader(input, transfer);
  if (!transfer || !MOVES.test(tagOf(input))) return source;
  let moved = false;
  return () => {
    if (moved) {
      throw badInput(
        'The input was moved to a lane when the pipeline ran first',
        'Leave out transfer to run it more than once.',
      );
    }
    moved = true;
    return source();
  };
}

/** What is gone for the caller once it is moved. */
const MOVES = /Array|Buffer|DataView|ImageData|ImageBitmap|Object/;

/**
 * @param {any} input
 * @param {boolean} transfer
 * @returns {() => Source | Promise<Source>}
 */
function reader(input, transfer) {
  const tag = tagOf(input);
  switch (tag) {
    case 'Blob':
    case 'File':
      return () => ({ kind: 'file', data: input, moves: [] });
    case 'Response':
      responseIsGood(input);
      return async () => ({ kind: 'file', data: await body(input), moves: [] });
    case 'ArrayBuffer':
      return () => ({ kind: 'file', data: input, moves: transfer ? [input] : [] });
    case 'SharedArrayBuffer':
      return () => ({ kind: 'file', data: new Uint8Array(input).slice(), moves: [] });
    case 'ImageData':
      return () => pixels(input, transfer);
    case 'ImageBitmap':
      if (input.width === 0) throw badInput('The ImageBitmap has been closed, or moved elsewhere');
      return async () => ({
        kind: 'bitmap',
        bitmap: transfer ? input : await createImageBitmap(input),
      });
    case 'HTMLCanvasElement':
    case 'OffscreenCanvas':
      if (!input.width || !input.height) throw badInput(`The ${tag} has no pixels`);
      return () => drawn(input);
    case 'HTMLImageElement':
      return async () => {
        await input.decode().catch((/** @type {unknown} */ cause) => {
          throw badInput(`The <img> has no image: ${cause}`);
        });
        return drawn(input);
      };
  }
  if (tag === 'Uint8ClampedArray') {
    throw badInput(
      'A Uint8ClampedArray holds pixels, and does not say how wide they lie',
      'Pass the ImageData it belongs to, or { data, width, height }.',
    );
  }
  if (ArrayBuffer.isView(input)) return () => view(input, transfer);
  if (ArrayBuffer.isView(input?.data) && 'width' in input && 'height' in input) {
    return () => pixels(input, transfer);
  }
  throw stranger(input, tag);
}

/** @param {Response} response */
function responseIsGood(response) {
  if (!response.ok) {
    const what = response.type === 'opaque' ? 'cannot be read' : `is an HTTP ${response.status}`;
    throw badInput(
      `The response from ${response.url || 'the server'} ${what}`,
      response.type === 'opaque' ? 'Fetch it without mode: "no-cors".' : undefined,
    );
  }
  if (response.bodyUsed && !bodies.has(response)) {
    throw badInput(
      'The body of the response has been read already',
      'Pass what it was read into, or response.clone() before reading.',
    );
  }
}

/** @param {Response} response */
function body(response) {
  let blob = bodies.get(response);
  if (!blob) {
    blob = response.blob();
    bodies.set(response, blob);
  }
  return blob;
}

/**
 * @param {ArrayBufferView} bytes
 * @param {boolean} transfer
 * @returns {FileSource}
 */
function view(bytes, transfer) {
  const data = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // A shared buffer can be neither cloned nor moved to another process: its bytes are copied here.
  if (!(tagOf(bytes.buffer) === 'ArrayBuffer')) {
    return { kind: 'file', data: data.slice(), moves: [] };
  }
  return {
    kind: 'file',
    data,
    moves: transfer ? [/** @type {ArrayBuffer} */ (bytes.buffer)] : [],
  };
}

/**
 * @param {any} image
 * @param {boolean} transfer
 * @returns {PixelSource}
 */
function pixels({ data, width, height, colorSpace = 'srgb' }, transfer) {
  if (data.BYTES_PER_ELEMENT !== 1) {
    throw badInput(`Pixels are 8 bits a channel, not a ${tagOf(data)}`);
  }
  if (colorSpace !== 'srgb') {
    throw badInput(
      `Pixels are sRGB, not ${colorSpace}`,
      'Read them with getImageData(x, y, width, height, { colorSpace: "srgb" }).',
    );
  }
  if (!(width >= 1 && height >= 1) || width * height * 4 !== data.byteLength) {
    throw badInput(`${data.byteLength} bytes are not ${width} × ${height} pixels of 4 bytes`);
  }
  const { data: bytes, moves } = view(data, transfer);
  return { kind: 'pixels', data: /** @type {Uint8Array} */ (bytes), width, height, moves };
}

/**
 * @param {any} element
 * @returns {Promise<BitmapSource>}
 */
async function drawn(element) {
  const bitmap = await createImageBitmap(element).catch((cause) => {
    throw badInput(`The ${tagOf(element)} cannot be read: ${cause}`);
  });
  return { kind: 'bitmap', bitmap };
}

/** What people pass by mistake, and what they meant. @type {Record<string, string>} */
const MEANT = {
  String: 'Fetch an address first: resize(await fetch(url), …). A name says nothing about a file.',
  FileList: 'Pass one of them, files[0], or all: Promise.all([...files].map((file) => …)).',
  Array: 'Pass one image; several at once are Promise.all(files.map((file) => …)).',
  HTMLInputElement: 'Pass input.files[0].',
  Promise: 'Await it first.',
  DataTransfer: 'Pass one of its files.',
  ReadableStream: 'Pass new Response(stream).',
  CanvasRenderingContext2D: 'Pass context.canvas, or context.getImageData(…).',
  HTMLVideoElement: 'Pass await createImageBitmap(video).',
  VideoFrame: 'Pass await createImageBitmap(frame).',
};

/** @param {unknown} input @param {string} tag */
function stranger(input, tag) {
  return badInput(
    `This is not an image: ${show(input)}`,
    MEANT[tag] ??
      'Pass a File, a Blob, bytes, ImageData, an ImageBitmap, a canvas, an <img> or a Response.',
  );
}
