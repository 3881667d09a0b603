/**
 * The width in pixels; 0 for a bitmap that was closed, or for anything that is none.
 *
 * @param {ImageBitmap} bitmap
 */
export const bitmapWidth = (bitmap) => bitmap?.width ?? 0;

/**
 * The height in pixels, likewise.
 *
 * @param {ImageBitmap} bitmap
 */
export const bitmapHeight = (bitmap) => bitmap?.height ?? 0;

/**
 * The pixels of a bitmap: red, green, blue, alpha, not premultiplied. The bitmap is closed.
 *
 * @param {ImageBitmap} bitmap
 */
export function readBitmap(bitmap) {
  if (typeof OffscreenCanvas === 'undefined') throw new Error('there is no OffscreenCanvas');
  const { width, height } = bitmap;
  if (width === 0 || height === 0) throw new Error('it was closed, or has no pixels');
  // Kept in main memory: the pixels are read once, and a round trip through the GPU costs more than drawing.
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('there is no 2D canvas');
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const { data } = context.getImageData(0, 0, width, height);
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}
