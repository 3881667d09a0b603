import { blank, type Raster } from './pixels';

/** A Gaussian blur by two passes of convolution, across and down. */
export function blur(from: Raster, sigma: number): Raster {
  const weights = gaussian(sigma);
  return pass(pass(from, weights, 1, 0), weights, 0, 1);
}

/** An unsharp mask: what a blur takes away is added. */
export function sharpen(from: Raster, sigma: number, amount: number): Raster {
  const soft = blur(from, sigma);
  const to = blank(from.width, from.height);
  for (let i = 0; i < from.data.length; i++) {
    const value = from.data[i] as number;
    to.data[i] = i % 4 === 3 ? value : value + amount * (value - (soft.data[i] as number));
  }
  return to;
}

function gaussian(sigma: number): Float32Array {
  const reach = Math.ceil(sigma * 3);
  const weights = new Float32Array(reach * 2 + 1);
  let sum = 0;
  for (let i = -reach; i <= reach; i++) {
    const weight = Math.exp(-(i * i) / (2 * sigma * sigma));
    weights[i + reach] = weight;
    sum += weight;
  }
  return weights.map((weight) => weight / sum);
}

/** One pass in one direction; the edge is repeated outwards. */
function pass(from: Raster, weights: Float32Array, dx: 0 | 1, dy: 0 | 1): Raster {
  const { width, height, data } = from;
  const to = blank(width, height);
  const reach = weights.length >> 1;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let r = 0;
      let g = 0;
      let b = 0;
      let a = 0;
      for (let k = -reach; k <= reach; k++) {
        const sx = Math.min(width - 1, Math.max(0, x + k * dx));
        const sy = Math.min(height - 1, Math.max(0, y + k * dy));
        const at = (sy * width + sx) * 4;
        const alpha = (weights[k + reach] as number) * (data[at + 3] as number);
        r += alpha * (data[at] as number);
        g += alpha * (data[at + 1] as number);
        b += alpha * (data[at + 2] as number);
        a += alpha;
      }
      const i = (y * width + x) * 4;
      const divide = a > 0 ? 1 / a : 0;
      to.data[i] = r * divide;
      to.data[i + 1] = g * divide;
      to.data[i + 2] = b * divide;
      to.data[i + 3] = a;
    }
  }
  return to;
}
