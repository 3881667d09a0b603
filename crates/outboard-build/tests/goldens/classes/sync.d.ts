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

export declare class Index {
  private constructor();
  static build(text: Uint8Array | number[]): Index;
  terms(): number;
  /** Frees the object. */
  free(): void;
  [Symbol.dispose](): void;
}

export declare class Point {
  constructor(x: number, y: number);
  static origin(): Point;
  get line_width(): number;
  get x(): number;
  get y(): number;
  get label(): string;
  scaleBy(factor: number): void;
  set label(value: string);
  set only(value: number);
  set line_width(value: number);
  set x(value: number);
  /** Frees the object. */
  free(): void;
  [Symbol.dispose](): void;
}
