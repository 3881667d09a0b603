import { pipeline } from '@outboard/image';
import type { Given } from '@outboard/vue';
import { likeness } from './likeness';

/** What a version is made with. */
export interface Recipe {
  format: 'jpeg' | 'webp' | 'png';
  /** From 1 to 100, for JPEG. */
  quality: number;
}

/** A version of a photo. */
export interface Version {
  blob: Blob;
  /** From asking for it until it was there. */
  ms: number;
}

const steps = (file: File, edge: number) =>
  pipeline(file).resize({ width: edge, height: edge, fit: 'inside' });

/** Writes a photo as the recipe says, off the main thread. */
export async function write(
  file: File,
  edge: number,
  { format, quality }: Recipe,
  options: Given,
): Promise<Version> {
  const from = performance.now();
  const resized = steps(file, edge);
  const written = {
    jpeg: () => resized.jpeg({ quality }),
    webp: () => resized.webp(),
    png: () => resized.png(),
  }[format]();
  const blob = await written.toBlob(options);
  return { blob, ms: performance.now() - from };
}

/** The pixels of a photo before they are written: what versions are measured by. */
export const pixels = (file: File, edge: number, options: Given) =>
  steps(file, edge).toImageData(options);

/** The PSNR of a version, in decibels: `Infinity` where nothing was lost. */
export async function measure(original: ImageData, { blob }: Version, options: Given) {
  const written = await pipeline(blob).toImageData(options);
  return likeness(original, written, options.signal);
}
