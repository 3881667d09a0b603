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

export declare function clone_handle(handle: Handle_): Handle_;

export declare function engine_(): number;

export declare function init_(level: number): number;

export declare class Handle_ {
  constructor();
  static create(name: string): Handle_;
  get then(): number;
  dispose(): void;
  setThen(value: number): void;
  with(other: Handle_): number;
  set then(value: number);
  /** Frees the object. */
  free(): void;
  [Symbol.dispose](): void;
}
