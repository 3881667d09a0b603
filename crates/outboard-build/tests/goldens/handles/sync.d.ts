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

/** @remarks Uses up `matrix`. */
export declare function consume(matrix: Matrix, weight: number): number;

export declare function fill(matrix: Matrix, value: number): void;

export declare function join(parts: Matrix[]): Matrix;

export declare function trace(matrix: Matrix): number;

export declare class Matrix {
  constructor(cells: Float32Array | number[]);
  dot(other: Matrix): number;
  /** @remarks Uses up this handle. */
  finish(): Float32Array;
  /** @remarks Uses up `other`. */
  orElse(other?: Matrix | null): Matrix | undefined;
  /** @remarks Uses up `other`. */
  swallow(other: Matrix): void;
  /** Frees the object. */
  free(): void;
  [Symbol.dispose](): void;
}
