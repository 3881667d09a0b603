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

/** Where to cut. */
export interface Rect {
    x: number;
    y: number;
    /** May be left out. */
    width?: number;
}

export type Shape = { kind: "rect"; rect: Rect } | { kind: "circle"; radius: number };

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

declare const brand: unique symbol;

export type Id = number & { [brand]?: true };

export declare function area(rect: Rect): number;

export declare function query(selector: string): Rect;
export declare function query(id: number, deep?: boolean): Rect[];

export declare function shapes(list: Shape[], id?: Rect | null): Shape[];

export declare class Doc {
  constructor();
  /** Reads a value. */
  get(path: string): Json;
  get(path: string[], fallback: Json): Json;
  get size(): number;
  /** Frees the object. */
  free(): void;
  [Symbol.dispose](): void;
}
