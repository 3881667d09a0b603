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

export type Filter = "nearest" | "lanczos3";

export declare function mix(a: Color, b?: Color | null): Color;

export declare function sign(filter: Filter): Sign;

/** A colour of the flag. */
export declare const Color: {
  /** Like a rose. */
  readonly Red: 0;
  readonly Green: 1;
  readonly Blue: 7;
  readonly 0: 'Red';
  readonly 1: 'Green';
  readonly 7: 'Blue';
};
export type Color = 0 | 1 | 7;
export declare namespace Color {
  type Red = 0;
  type Green = 1;
  type Blue = 7;
}

export declare const Sign: {
  readonly Minus: -1;
  readonly Plus: 1;
  readonly '-1': 'Minus';
  readonly 1: 'Plus';
};
export type Sign = -1 | 1;
export declare namespace Sign {
  type Minus = -1;
  type Plus = 1;
}
