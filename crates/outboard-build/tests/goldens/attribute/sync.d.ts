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

export declare function blur(bytes: Uint8Array | number[], radius: number): Uint8Array;

/** Sets the limit of every later call. */
export declare function configure(limit: number): void;

export declare class Session {
  constructor();
  run(input: Float32Array | number[]): Float32Array;
  /** Frees the object. */
  free(): void;
  [Symbol.dispose](): void;
}
