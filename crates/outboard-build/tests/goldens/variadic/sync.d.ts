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

export declare function crop(width: number, height?: number | null, name?: string | null): number;

export declare function sum(...values: number[]): number;

/** Adds a base to the sum. */
export declare function tagged(tag: string, ...values: any[]): string;

export declare class Sink {
  constructor();
  push(...values: number[]): number;
  /** Frees the object. */
  free(): void;
  [Symbol.dispose](): void;
}
