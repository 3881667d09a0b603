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

export declare function later(color: Color): Promise<number>;

export declare function total(...values: number[]): number;

/** Adds. */
export declare function add(a: number, b?: number): number;

export declare function invert(data: Uint8Array, key: Uint8Array): void;

export declare class Point {
  private constructor();
  static origin(): Point;
  get x(): number;
  set x(value: number);
  get y(): number;
  /** @remarks Uses up this handle. */
  finish(): Float32Array;
  /** @remarks Uses up `other`. */
  swallow(other: Point | undefined, kind: any): number;
  distance(other: Point): number;
  /** Frees the object. */
  free(): void;
  [Symbol.dispose](): void;
}

export declare const Color: {
  readonly Red: 0;
  readonly Green: 1;
  readonly 0: 'Red';
  readonly 1: 'Green';
};
export type Color = 0 | 1;
export declare namespace Color {
  type Red = 0;
  type Green = 1;
}
