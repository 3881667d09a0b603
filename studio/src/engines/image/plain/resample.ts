import { blank, type Raster } from './pixels';

/** A filter of resampling: its reach, in pixels of the smaller image, and its weight at a distance. */
interface Kernel {
  reach: number;
  weight: (distance: number) => number;
}

function sinc(x: number): number {
  if (x === 0) return 1;
  return Math.sin(Math.PI * x) / (Math.PI * x);
}

function cubic(b: number, c: number): (x: number) => number {
  return (signed) => {
    const x = Math.abs(signed);
    if (x < 1)
      return ((12 - 9 * b - 6 * c) * x ** 3 + (-18 + 12 * b + 6 * c) * x ** 2 + (6 - 2 * b)) / 6;
    if (x >= 2) return 0;
    return (
      ((-b - 6 * c) * x ** 3 +
        (6 * b + 30 * c) * x ** 2 +
        (-12 * b - 48 * c) * x +
        8 * b +
        24 * c) /
      6
    );
  };
}

const kernels: Record<string, Kernel> = {
  bilinear: { reach: 1, weight: (x) => Math.max(0, 1 - Math.abs(x)) },
  hamming: {
    reach: 1,
    weight: (x) => (Math.abs(x) >= 1 ? 0 : sinc(x) * (0.54 + 0.46 * Math.cos(Math.PI * x))),
  },
  catmullRom: { reach: 2, weight: cubic(0, 0.5) },
  mitchell: { reach: 2, weight: cubic(1 / 3, 1 / 3) },
  lanczos3: { reach: 3, weight: (x) => (Math.abs(x) >= 3 ? 0 : sinc(x) * sinc(x / 3)) },
};

/** For each pixel of the smaller side: where its weights begin, and the weights, which sum to 1. */
function weigh(from: number, to: number, { reach, weight }: Kernel) {
  const scale = from / to;
  const stretch = Math.max(1, scale);
  const support = reach * stretch;
  const size = Math.ceil(support) * 2 + 2;
  const starts = new Int32Array(to);
  const counts = new Int32Array(to);
  const weights = new Float32Array(to * size);
  for (let i = 0; i < to; i++) {
    const centre = (i + 0.5) * scale;
    const start = Math.max(0, Math.floor(centre - support));
    const end = Math.min(from, Math.ceil(centre + support), start + size);
    let sum = 0;
    for (let j = start; j < end; j++) {
      const w = weight((j + 0.5 - centre) / stretch);
      weights[i * size + j - start] = w;
      sum += w;
    }
    for (let k = 0; k < end - start; k++) {
      weights[i * size + k] = (weights[i * size + k] as number) / (sum || 1);
    }
    starts[i] = start;
    counts[i] = end - start;
  }
  return { starts, counts, weights, size };
}

/**
 * Resamples by two passes of convolution, across and down, with premultiplied alpha: what a careful library in plain
 * JavaScript does.
 */
export function resample(from: Raster, width: number, height: number, filter: string): Raster {
  const kernel = kernels[filter];
  if (!kernel) return nearest(from, width, height);
  const across = weigh(from.width, width, kernel);
  const between = new Float32Array(width * from.height * 4);
  for (let y = 0; y < from.height; y++) {
    for (let x = 0; x < width; x++) {
      let r = 0;
      let g = 0;
      let b = 0;
      let a = 0;
      let at = (y * from.width + (across.starts[x] as number)) * 4;
      const first = x * across.size;
      const last = first + (across.counts[x] as number);
      for (let k = first; k < last; k++, at += 4) {
        const alpha = (across.weights[k] as number) * (from.data[at + 3] as number);
        r += alpha * (from.data[at] as number);
        g += alpha * (from.data[at + 1] as number);
        b += alpha * (from.data[at + 2] as number);
        a += alpha;
      }
      const i = (y * width + x) * 4;
      between[i] = r;
      between[i + 1] = g;
      between[i + 2] = b;
      between[i + 3] = a;
    }
  }
  return down(between, width, from.height, height, kernel);
}

function down(
  between: Float32Array,
  width: number,
  from: number,
  height: number,
  kernel: Kernel,
): Raster {
  const to = blank(width, height);
  const column = weigh(from, height, kernel);
  const row = new Float32Array(width * 4);
  for (let y = 0; y < height; y++) {
    row.fill(0);
    const start = column.starts[y] as number;
    for (let k = 0; k < (column.counts[y] as number); k++) {
      const weight = column.weights[y * column.size + k] as number;
      const at = (start + k) * width * 4;
      for (let x = 0; x < width * 4; x++) {
        row[x] = (row[x] as number) + weight * (between[at + x] as number);
      }
    }
    for (let x = 0; x < width * 4; x += 4) {
      const alpha = row[x + 3] as number;
      const i = y * width * 4 + x;
      const divide = alpha > 0 ? 1 / alpha : 0;
      to.data[i] = (row[x] as number) * divide;
      to.data[i + 1] = (row[x + 1] as number) * divide;
      to.data[i + 2] = (row[x + 2] as number) * divide;
      to.data[i + 3] = alpha;
    }
  }
  return to;
}

function nearest(from: Raster, width: number, height: number): Raster {
  const to = blank(width, height);
  const source = new Uint32Array(from.data.buffer);
  const target = new Uint32Array(to.data.buffer);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(((y + 0.5) * from.height) / height) * from.width;
    for (let x = 0; x < width; x++) {
      target[y * width + x] = source[row + Math.floor(((x + 0.5) * from.width) / width)] as number;
    }
  }
  return to;
}
