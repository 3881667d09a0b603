/// <reference lib="esnext.disposable" />
/** Where the module comes from, if not from beside the package. */
export interface SyncOptions {
  module_or_path?: SyncSource | Promise<SyncSource>;
}

/** What the module may be given as. */
export type SyncSource = URL | string | Request | Response | BufferSource | WebAssembly.Module;

/** Loads the module, once. Everything else comes after it. */
export declare function init(options?: SyncOptions): Promise<void>;
export default init;

export declare function clamp(pixels: Uint8ClampedArray, ids?: Uint8Array | number[] | null): Uint8ClampedArray;

export declare function invert(data: Uint8Array, key: Uint8Array | number[]): void;

export declare function normalise(samples: Float32Array): number;

export declare class Mixer {
  constructor(gain: number);
  apply(left: Float64Array, right: Float64Array): void;
  /** Frees the object. */
  free(): void;
  [Symbol.dispose](): void;
}
