/**
 * jSquash in the thread that calls it, which is what its functions do: no message, no copy to a worker.
 */
import decode from '@jsquash/jpeg/decode.js';
import encode from '@jsquash/jpeg/encode.js';
import resizeIn from '@jsquash/resize';

/**
 * Lanczos3 over premultiplied colours, as ours. In sRGB: its default, linear light, makes another picture, and costs it more.
 *
 * @param {ImageData} image
 * @param {number} width
 * @param {number} height
 */
export const resize = (image, width, height) =>
  resizeIn(image, {
    width,
    height,
    method: 'lanczos3',
    fitMethod: 'stretch',
    premultiply: true,
    linearRGB: false,
  });

/**
 * @param {Blob} file
 * @param {number} width
 * @param {number} height
 * @param {number} quality
 */
export async function resizeFile(file, width, height, quality) {
  const image = await decode(await file.arrayBuffer());
  return new Blob([await encode(await resize(image, width, height), { quality })], {
    type: 'image/jpeg',
  });
}
