/**
 * What the front uses of the generated client: the boundary crate, as it appears in JavaScript.
 */
import type { Filter, Fit, ImageFormat, ImageInfo, Limits, Position } from './index.js';

/** The call options of the client. */
export interface ClientOptions {
  signal?: AbortSignal;
  timeout?: number;
  priority?: number;
  onProgress?: (progress: { fraction: number; note?: string }) => void;
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

export function runBitmap(bitmap: ImageBitmap, plan: Plan, options?: ClientOptions): Promise<Made>;

/** What {@link init} takes. */
export interface InitOptions {
  /** How many lanes there may be: `'auto'` is one a core, 8 at most. */
  lanes?: number | 'auto';
  /** Where the wasm is, if not beside the package. */
  wasm?: string | URL | Response | BufferSource | WebAssembly.Module;
  /** Makes the worker of a lane, if `worker.js` is not beside the package. */
  worker?: () => Worker;
  /** Bytes of linear memory that all lanes may have. */
  memory?: number;
  /** Milliseconds after which a lane that does nothing is ended: 60,000 by default. */
  idle?: number;
  /** How many calls may wait, 65,536 by default; one more is refused. */
  queue?: number;
  /** Logs each call to the console, and measures it. */
  debug?: boolean;
  /** Writes a `performance.measure` entry for each call. */
  measure?: boolean;
}

/** Starts the engine before it is needed. Nobody has to: the first call starts it. */
export function init(options?: InitOptions): Promise<void>;
export default init;

/** The engine behind the functions. */
export const engine: {
  readonly name: string;
  readonly version: string;
  /** Starts the engine before it is needed. */
  init(options?: InitOptions): Promise<void>;
  /** Ends all lanes; what runs or waits is rejected. A later call starts anew. */
  stop(): void;
  /** How many lanes there are and were replaced, calls that wait and calls on lanes, and bytes of linear memory. */
  stats(): { lanes: number; queued: number; calls: number; memory: number; replaced: number };
};

/** The base of every error of the engine. */
export class OutboardError extends Error {
  constructor(message: string, fields?: { cause?: unknown; [field: string]: unknown });
  /** Stays when a message is reworded. */
  code: string;
  /** What to do instead, where that is known. */
  hint?: string;
}

/** The Rust code returned an error: `'image/corrupt'`, `'image/truncated'`, `'image/too-large'` … */
export class EngineError extends OutboardError {}

/** The Rust code panicked: a fault of the engine. `file`, `line` and `column` are there where they are known. */
export class EnginePanic extends OutboardError {
  file?: string;
  line?: number;
  column?: number;
}

/** The wasm trapped: a fault of the engine. */
export class EngineTrap extends OutboardError {}

/** The lane ended while this call ran on it; `cause` says why. */
export class LaneLostError extends OutboardError {}

/** The call took longer than its `timeout`. */
export class TimeoutError extends OutboardError {}

/** The engine could not be started. */
export class InitError extends OutboardError {}

/** What was asked cannot be done, and nothing was computed: `'image/bad-input'`, `'image/bad-option'` … */
export class RefusedError extends OutboardError {}

/** The object on a lane is gone. */
export class StaleHandleError extends OutboardError {}
