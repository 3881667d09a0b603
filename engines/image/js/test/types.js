/**
 * The published types, as a page uses them. `tsc` checks this file; nothing runs it. A `@ts-expect-error` that is not needed is an
 * error itself.
 *
 * @import { ImageInfo, Pipeline } from '../index.js'
 */
import {
  decode,
  EngineError,
  encode,
  engine,
  info,
  init,
  pipeline,
  RefusedError,
  resize,
} from '../index.js';

/**
 * @param {File} file
 * @param {HTMLCanvasElement} canvas
 * @param {ImageBitmap} bitmap
 * @param {HTMLImageElement} element
 */
export async function uses(file, canvas, bitmap, element) {
  await init({ lanes: 2 });
  const signal = AbortSignal.timeout(1000);

  /** @type {Blob} */
  const small = await resize(file, { width: 800, fit: 'inside', background: '#fff', signal });
  const inputs = [canvas, bitmap, element, new Uint8Array(1), new Response(small)];
  await Promise.all(inputs.map((input) => resize(input, { width: 1, priority: 2 })));

  /** @type {ImageInfo} */
  const known = await info(file);
  /** @type {ImageData} */
  const pixels = await decode(file, { limits: { pixels: 1e6 }, timeout: 1000 });
  await encode(pixels, { format: 'jpeg', quality: 85 });

  /** @type {Pipeline} */
  const steps = pipeline(file, { transfer: true })
    .sharpen({ amount: 2 })
    .png({ compression: 'fast' });
  /** @type {Uint8Array} */
  const bytes = await steps.toBytes({ signal });

  // @ts-expect-error a misspelt option
  await resize(file, { widht: 3 });
  // @ts-expect-error a name is no image
  await resize('photo.jpg', { width: 3 });
  // @ts-expect-error a fit that does not exist
  await resize(file, { width: 3, fit: 'squeeze' });
  // @ts-expect-error WebP is written without loss
  pipeline(file).webp({ quality: 5 });
  // @ts-expect-error a step is no call
  pipeline(file).resize({ width: 5, signal });

  try {
    await steps.toBlob();
  } catch (error) {
    if (error instanceof EngineError || error instanceof RefusedError) return error.code;
  }
  return [engine.stats().lanes, known.orientation, bytes.length];
}
