/* tslint:disable */
/* eslint-disable */

/** Where to cut. */
export interface Rect {
    x: number;
    y: number;
    /** May be left out. */
    width?: number;
}

type Shape = { kind: "rect"; rect: Rect } | { kind: "circle"; radius: number };

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

declare const brand: unique symbol;

export type Id = number & { [brand]?: true };

export function query(selector: string): Rect;
export function query(id: number, deep?: boolean): Rect[];

export interface Doc {
    /** Reads a value. */
    get(path: string): Json;
    get(path: string[], fallback: Json): Json;
    readonly size: number;
}



export class Doc {
    free(): void;
    [Symbol.dispose](): void;
    constructor();
}

export function area(rect: Rect): number;

export function shapes(list: Shape[], id?: Rect | null): Shape[];

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly __wbg_doc_free: (a: number, b: number) => void;
    readonly area: (a: any) => number;
    readonly doc_get: (a: number, b: any, c: any) => any;
    readonly doc_new: () => number;
    readonly doc_size: (a: number) => number;
    readonly query: (a: any, b: number) => any;
    readonly shapes: (a: any, b: number) => any;
    readonly __wbindgen_externrefs: WebAssembly.Table;
    readonly __externref_table_alloc: () => number;
    readonly __wbindgen_start: () => void;
}

export type SyncInitInput = BufferSource | WebAssembly.Module;

/**
 * Instantiates the given `module`, which can either be bytes or
 * a precompiled `WebAssembly.Module`.
 *
 * @param {{ module: SyncInitInput }} module - Passing `SyncInitInput` directly is deprecated.
 *
 * @returns {InitOutput}
 */
export function initSync(module: { module: SyncInitInput } | SyncInitInput): InitOutput;

/**
 * If `module_or_path` is {RequestInfo} or {URL}, makes a request and
 * for everything else, calls `WebAssembly.instantiate` directly.
 *
 * @param {{ module_or_path: InitInput | Promise<InitInput> }} module_or_path - Passing `InitInput` directly is deprecated.
 *
 * @returns {Promise<InitOutput>}
 */
export default function __wbg_init (module_or_path: { module_or_path: InitInput | Promise<InitInput> } | InitInput | Promise<InitInput>): Promise<InitOutput>;
