/**
 * What the front uses of the generated client: the boundary crate, as it appears in JavaScript.
 */
import type { Filter, Fit, ImageFormat, ImageInfo, Limits, Position } from './index.js';

/** The call options of the client. */
export interface ClientOptions {
  signal?: AbortSignal;
  timeout?: number;
  priority?: number;
  transfer?: Iterable<unknown>;
}

/** One piece of work, as the Rust type `Plan` reads it. */
export interface Plan {
  operations: Operation[];
  output: Output;
  limits?: Limits;
}

export type Operation =
  | {
      resize: {
        width?: number;
        height?: number;
        fit?: Fit;
        position?: Position;
        background?: string;
        filter?: Filter;
        enlarge?: boolean;
      };
    }
  | { crop: { left?: number; top?: number; width: number; height: number } }
  | { rotate: { degrees: number } }
  | { flip: { axis: 'horizontal' | 'vertical' } }
  | { blur: { sigma: number } }
  | { sharpen: { sigma?: number; amount?: number; threshold?: number } }
  | { brightness: { amount: number } }
  | { contrast: { amount: number } }
  | { saturation: { amount: number } }
  | { greyscale: Record<string, never> };

export type Output =
  | { same: { quality?: number } }
  | { jpeg: { quality?: number; progressive?: boolean; subsampling?: string; background?: string } }
  | { png: { compression?: string } }
  | { webp: Record<string, never> }
  | { pixels: Record<string, never> };

/** What a piece of work made. */
export interface Made {
  bytes: Uint8Array<ArrayBuffer>;
  width: number;
  height: number;
  format: ImageFormat | 'pixels';
}

export function info(
  bytes: Blob | ArrayBuffer | Uint8Array,
  limits?: Limits,
  options?: ClientOptions,
): Promise<ImageInfo>;

export function run(
  bytes: Blob | ArrayBuffer | Uint8Array,
  plan: Plan,
  options?: ClientOptions,
): Promise<Made>;

export function runPixels(
  rgba: Uint8Array,
  width: number,
  height: number,
  plan: Plan,
  options?: ClientOptions,
): Promise<Made>;

export function runBitmap(
  bitmap: ImageBitmap,
  plan: Plan,
  options?: ClientOptions,
): Promise<Made>;

export function init(options?: object): Promise<void>;
export default init;
export const engine: object;

export * from '../../../packages/runtime/src/errors.js';
