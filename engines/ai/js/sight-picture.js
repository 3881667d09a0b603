/**
 * What JavaScript people hold, as pixels or as an `ImageBitmap`, which is read on the lane.
 *
 * @import { PictureInput } from './sight.js'
 */
import { refused, show, tagOf } from './errors.js';

/**
 * @typedef {{ rgba: Uint8Array, width: number, height: number }} Pixels
 * @typedef {{ bitmap: ImageBitmap }} Drawn
 */

/** @param {string} message @param {string} [hint] */
const badPicture = (message, hint) => refused('ai/bad-picture', message, hint);

/** The most pixels that a task takes; the same as in the engine. */
const MOST = 2 ** 26;

/**
 * Decoding and drawing are the browser's, and happen off the page's thread where they take long.
 *
 * @param {any} picture
 * @returns {Promise<Pixels | Drawn>}
 */
export async function read(picture) {
  const tag = tagOf(picture);
  switch (tag) {
    case 'Blob':
    case 'File':
      return drawn(picture, tag);
    case 'ImageBitmap':
      if (!picture.width) throw badPicture('The ImageBitmap has been closed, or moved elsewhere');
      return drawn(picture, tag);
    case 'HTMLCanvasElement':
    case 'OffscreenCanvas':
      if (!picture.width || !picture.height) throw badPicture(`The ${tag} has no pixels`);
      return drawn(picture, tag);
    case 'HTMLImageElement':
      await picture.decode().catch((/** @type {unknown} */ cause) => {
        throw badPicture(`The <img> has no picture: ${cause}`);
      });
      return drawn(picture, tag);
    case 'HTMLVideoElement':
      if (picture.readyState < 2) throw badPicture('The <video> has no frame yet');
      return drawn(picture, tag);
    case 'VideoFrame':
      return drawn(picture, tag);
  }
  if (ArrayBuffer.isView(picture?.data) && 'width' in picture && 'height' in picture) {
    return pixels(picture);
  }
  throw badPicture(`This is not a picture: ${show(picture)}`, MEANT[tag] ?? ALL);
}

const ALL =
  'Pass a File, a Blob, ImageData, an ImageBitmap, a canvas, an <img>, a <video>, a VideoFrame or { data, width, height }.';

/** What people pass by mistake, and what they meant. @type {Readonly<Record<string, string>>} */
const MEANT = {
  String: 'Fetch an address first, and pass await response.blob().',
  Response: 'Pass await response.blob().',
  ArrayBuffer: 'Pass new Blob([bytes]) of a file, or { data, width, height } of pixels.',
  Uint8Array: 'Pass new Blob([bytes]) of a file, or { data, width, height } of pixels.',
  Uint8ClampedArray: 'Pixels do not say how wide they lie: pass { data, width, height }.',
  FileList: 'Pass one of them: files[0].',
  Array: 'Pass one picture; several at once are Promise.all(pictures.map((picture) => …)).',
  Promise: 'Await it first.',
};

/** @param {any} source @param {string} tag @returns {Promise<Drawn>} */
async function drawn(source, tag) {
  if (typeof createImageBitmap !== 'function') {
    throw badPicture(
      `A ${tag} cannot be decoded here: only browsers can do that`,
      'Decode it first, with @outboard/image for one: reader.read(await decode(file)).',
    );
  }
  const bitmap = await createImageBitmap(source).catch((cause) => {
    throw badPicture(`The ${tag} cannot be decoded: ${cause?.message ?? cause}`);
  });
  if (bitmap.width * bitmap.height <= MOST) return { bitmap };
  const { width, height } = bitmap;
  bitmap.close();
  throw badPicture(`${width} × ${height} pixels are too many: ${MOST} are the most`);
}

/** @param {any} image @returns {Pixels} */
function pixels({ data, width, height }) {
  if (data.BYTES_PER_ELEMENT !== 1) {
    throw badPicture(`Pixels are 8 bits a channel, not a ${tagOf(data)}`);
  }
  if (!(width >= 1 && height >= 1) || width * height * 4 !== data.byteLength) {
    throw badPicture(`${data.byteLength} bytes are not ${width} × ${height} pixels of 4 bytes`);
  }
  const rgba = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return { rgba, width, height };
}

/**
 * Pixels as an `ImageData`; where there is none, as an object of the same shape.
 *
 * @param {Uint8Array} rgba
 * @param {number} width
 * @param {number} height
 * @returns {ImageData}
 */
export function imageData(rgba, width, height) {
  const { buffer, byteOffset, length } = rgba;
  const data = new Uint8ClampedArray(/** @type {ArrayBuffer} */ (buffer), byteOffset, length);
  if (typeof ImageData === 'function') return new ImageData(data, width, height);
  return /** @type {ImageData} */ ({ data, width, height, colorSpace: 'srgb' });
}
