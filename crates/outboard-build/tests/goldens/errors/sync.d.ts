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

export declare function decode(bytes: Uint8Array | number[], limit?: number | null): Uint8Array | undefined;

export declare function greet(name: string | null | undefined, times: number | null | undefined, loud: boolean): string | undefined;

export declare function parse(text: string): number;
