import type { Rect } from '../settings';

/** Pixels in plain JavaScript: red, green, blue, alpha. */
export interface Raster {
  data: Uint8ClampedArray<ArrayBuffer>;
  width: number;
  height: number;
}

export function blank(width: number, height: number): Raster {
  return { data: new Uint8ClampedArray(width * height * 4), width, height };
}

export function crop(from: Raster, { left, top, width, height }: Rect): Raster {
  const to = blank(width, height);
  for (let y = 0; y < height; y++) {
    const start = ((top + y) * from.width + left) * 4;
    to.data.set(from.data.subarray(start, start + width * 4), y * width * 4);
  }
  return to;
}

/** Puts an image on a larger transparent one. */
export function pad(from: Raster, width: number, height: number): Raster {
  const to = blank(width, height);
  const left = (width - from.width) >> 1;
  const top = (height - from.height) >> 1;
  for (let y = 0; y < from.height; y++) {
    const row = from.data.subarray(y * from.width * 4, (y + 1) * from.width * 4);
    to.data.set(row, ((top + y) * width + left) * 4);
  }
  return to;
}

/** Turns clockwise by quarters, or mirrors: pixel by pixel, four bytes at once. */
export function move(from: Raster, kind: 90 | 180 | 270 | 'horizontal' | 'vertical'): Raster {
  const { width: w, height: h } = from;
  const to = kind === 90 || kind === 270 ? blank(h, w) : blank(w, h);
  const source = new Uint32Array(from.data.buffer);
  const target = new Uint32Array(to.data.buffer);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const pixel = source[y * w + x] as number;
      if (kind === 90) target[x * h + (h - 1 - y)] = pixel;
      else if (kind === 270) target[(w - 1 - x) * h + y] = pixel;
      else if (kind === 180) target[(h - 1 - y) * w + (w - 1 - x)] = pixel;
      else if (kind === 'horizontal') target[y * w + (w - 1 - x)] = pixel;
      else target[(h - 1 - y) * w + x] = pixel;
    }
  }
  return to;
}

/** Changes each pixel's colour in place. */
export function recolour(
  image: Raster,
  change: (data: Uint8ClampedArray, i: number) => void,
): Raster {
  for (let i = 0; i < image.data.length; i += 4) change(image.data, i);
  return image;
}
