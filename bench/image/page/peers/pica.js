/**
 * pica as its documentation asks for it: wasm in web workers, as many as it finds good, one instance for all calls. Its workers
 * are kept longer than it would, so that no turn pays for their start.
 */
import { Pica } from 'pica';

export const resizer = new Pica({ features: ['js', 'wasm', 'ww'], idle: 600_000 });

/** The filter that the others use. Its default, mks2013, sharpens too. */
const how = /** @type {const} */ ({ filter: 'lanczos3' });

/**
 * @param {OffscreenCanvas | HTMLImageElement | ImageBitmap} from
 * @param {number} width
 * @param {number} height
 */
export const resize = (from, width, height) =>
  resizer.resize(from, new OffscreenCanvas(width, height), how);

/**
 * Its way for raw pixels: no canvas, no workers.
 *
 * @param {ImageData} image
 * @param {number} toWidth
 * @param {number} toHeight
 */
export async function resizePixels({ data, width, height }, toWidth, toHeight) {
  const out = await resizer.resizeBuffer({ src: data, width, height, toWidth, toHeight, ...how });
  const bytes = new Uint8ClampedArray(/** @type {ArrayBuffer} */ (out.buffer));
  return new ImageData(bytes, toWidth, toHeight);
}
