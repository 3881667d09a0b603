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

export declare function add(a: number, b: number): number;

export declare function histogram(rgba: Uint8Array | number[]): Uint32Array;

export declare function ignite(): void;

export declare function is_even(x: number): boolean;

export declare function next(x: bigint): bigint;

export declare function shift(samples: Int8Array | number[], weights: Float64Array | number[]): Float32Array;

export declare function toUpper(text: string): string;

export declare function view(bytes: Uint8Array, names: string[], anything: any): any;
