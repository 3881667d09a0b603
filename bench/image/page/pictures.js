/**
 * Pictures to work on, out of real photographs.
 *
 * @import { Sample } from '../../harness/places.js'
 */

/** @param {Sample} sample */
export async function fetchPhotograph({ file }) {
  const response = await fetch(`/samples/${file}`);
  if (!response.ok) throw new Error(`${file}: HTTP ${response.status}`);
  return response.blob();
}

/**
 * The middle of the largest photograph at its own resolution: real detail, nothing scaled.
 *
 * @param {Sample[]} samples
 * @param {number} width
 * @param {number} height
 */
export async function cropLargest(samples, width, height) {
  const [sample] = samples
    .filter((sample) => sample.width >= width && sample.height >= height)
    .sort((a, b) => b.width * b.height - a.width * a.height);
  if (!sample) throw new Error(`no photograph has ${width} × ${height} pixels`);
  const left = (sample.width - width) >> 1;
  const top = (sample.height - height) >> 1;
  const bitmap = await createImageBitmap(await fetchPhotograph(sample));
  const canvas = new OffscreenCanvas(width, height);
  context(canvas).drawImage(bitmap, -left, -top);
  bitmap.close();
  const note = `the middle ${size({ width, height })} of ${sample.file} (${size(sample)}), not scaled`;
  return { canvas, note };
}

/** @param {OffscreenCanvas} canvas */
export function context(canvas) {
  const found = canvas.getContext('2d', { willReadFrequently: true });
  if (!found) throw new Error('there is no 2d canvas');
  return found;
}

/** @param {ImageBitmap | Blob} source */
export async function pixelsOf(source) {
  const bitmap = source instanceof Blob ? await createImageBitmap(source) : source;
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  context(canvas).drawImage(bitmap, 0, 0);
  return context(canvas).getImageData(0, 0, bitmap.width, bitmap.height);
}

/**
 * Fades a picture out towards its edges, and punches holes into it: with every alpha from 0 to 255, soft and hard, a resize that
 * ignores alpha shows.
 *
 * @param {ImageData} image
 */
export function fade({ data, width, height }) {
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const far = Math.hypot(x / width - 0.5, y / height - 0.5) * 2;
      const hole = (x >> 7) % 5 === 0 && (y >> 7) % 5 === 0;
      data[(y * width + x) * 4 + 3] = hole ? 0 : Math.min(255, Math.max(0, (1.4 - far) * 400));
    }
  }
}

/** @param {{ width: number, height: number }} of */
export const size = ({ width, height }) =>
  `${width} × ${height}, ${((width * height) / 1e6).toFixed(1)} MP`;
