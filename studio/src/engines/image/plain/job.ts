import type { ResizeSteps } from '@outboard/image';
import { nextFrames, worstFrame } from '../../../shell/frames';
import { longestTask } from '../../../shell/longTasks';
import type { Step } from '../steps';
import { blur, sharpen } from './blur';
import { crop, move, pad, type Raster, recolour } from './pixels';
import { resample } from './resample';

/** What the job cost in plain JavaScript. */
export interface PlainOutcome {
  blob: Blob;
  ms: number;
  worstFrame: number;
  longestTask: number | undefined;
}

/**
 * The same steps as pages do them without an engine: the browser decodes and encodes, and JavaScript works on the pixels, all
 * from the main thread.
 */
export async function runPlain(
  file: Blob,
  steps: readonly Step[],
  type: string,
): Promise<PlainOutcome> {
  const from = performance.now();
  let image = await decode(file);
  for (const step of steps) image = apply(image, step);
  const blob = await encode(image, type, qualityOf(steps));
  const to = performance.now();
  const [longest] = await Promise.all([longestTask(from, to), nextFrames()]);
  return { blob, ms: to - from, worstFrame: worstFrame(from, to), longestTask: longest };
}

function surface(width: number, height: number) {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('The browser gives no canvas of this size.');
  return { canvas, context };
}

async function decode(file: Blob): Promise<Raster> {
  const bitmap = await createImageBitmap(file);
  const { context } = surface(bitmap.width, bitmap.height);
  context.drawImage(bitmap, 0, 0);
  const { data, width, height } = context.getImageData(0, 0, bitmap.width, bitmap.height);
  bitmap.close();
  return { data: data as Uint8ClampedArray<ArrayBuffer>, width, height };
}

function encode(image: Raster, type: string, quality: number): Promise<Blob> {
  const { canvas, context } = surface(image.width, image.height);
  context.putImageData(new ImageData(image.data, image.width, image.height), 0, 0);
  return new Promise((done, failed) => {
    canvas.toBlob(
      (blob) => (blob ? done(blob) : failed(new Error(`The browser cannot write ${type}.`))),
      type,
      quality,
    );
  });
}

/** The canvas has it from 0 to 1; a WebP at 1 is written without loss, as the engine writes it. */
function qualityOf(steps: readonly Step[]): number {
  for (const step of steps) {
    if (step[0] === 'jpeg') return (step[1]?.quality ?? 80) / 100;
  }
  return 1;
}

function apply(image: Raster, step: Step): Raster {
  switch (step[0]) {
    case 'crop':
      return crop(image, { left: 0, top: 0, ...step[1] });
    case 'rotate':
      return move(image, step[1] as 90 | 180 | 270);
    case 'flip':
      return move(image, step[1]);
    case 'resize':
      return resize(image, step[1]);
    case 'brightness':
      return recolour(image, (data, i) => {
        for (let c = i; c < i + 3; c++) data[c] = (data[c] as number) * step[1];
      });
    case 'contrast':
      return recolour(image, (data, i) => {
        for (let c = i; c < i + 3; c++) data[c] = ((data[c] as number) - 127.5) * step[1] + 127.5;
      });
    case 'saturation':
      return saturate(image, step[1]);
    case 'greyscale':
      return saturate(image, 0);
    case 'blur':
      return blur(image, step[1]);
    case 'sharpen':
      return sharpen(image, step[1]?.sigma ?? 1, step[1]?.amount ?? 1);
    default:
      return image;
  }
}

function saturate(image: Raster, factor: number): Raster {
  return recolour(image, (data, i) => {
    const [r, g, b] = [data[i] as number, data[i + 1] as number, data[i + 2] as number];
    const grey = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    data[i] = grey + (r - grey) * factor;
    data[i + 1] = grey + (g - grey) * factor;
    data[i + 2] = grey + (b - grey) * factor;
  });
}

function resize(image: Raster, options: ResizeSteps): Raster {
  const { fit = 'cover', filter = 'lanczos3', enlarge = false } = options;
  const limit = (scale: number) => (enlarge ? scale : Math.min(1, scale));
  const across = options.width === undefined ? undefined : limit(options.width / image.width);
  const down = options.height === undefined ? undefined : limit(options.height / image.height);
  const sx = across ?? down ?? 1;
  const sy = down ?? across ?? 1;
  const one = fit === 'inside' || fit === 'contain' ? Math.min(sx, sy) : Math.max(sx, sy);
  const width = Math.max(1, Math.round(image.width * (fit === 'fill' ? sx : one)));
  const height = Math.max(1, Math.round(image.height * (fit === 'fill' ? sy : one)));
  const scaled = resample(image, width, height, filter);
  if (options.width === undefined || options.height === undefined) return scaled;
  if (fit === 'contain') {
    return pad(scaled, Math.max(options.width, width), Math.max(options.height, height));
  }
  if (fit !== 'cover') return scaled;
  const w = Math.min(width, options.width);
  const h = Math.min(height, options.height);
  return crop(scaled, { left: (width - w) >> 1, top: (height - h) >> 1, width: w, height: h });
}
