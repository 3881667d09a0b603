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

export declare function untyped(bytes: unknown, times: unknown): unknown;

export declare class Store {
  private constructor();
  get size(): number;
  set size(value: number);
  get hidden(): unknown;
  put(key: unknown, value: unknown): unknown;
  /** Frees the object. */
  free(): void;
  [Symbol.dispose](): void;
}
