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

export declare function done(): Promise<void>;

export declare function later(x: number): Promise<number>;

export declare function load(bytes: Uint8Array | number[]): Promise<Model>;

export declare class Model {
  private constructor();
  /** @remarks Uses up this handle. */
  close(): Promise<void>;
  run(input: Float32Array | number[]): Promise<Float32Array>;
  /** Frees the object. */
  free(): void;
  [Symbol.dispose](): void;
}
