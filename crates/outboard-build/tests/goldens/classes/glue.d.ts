/* tslint:disable */
/* eslint-disable */

export class Index {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    static build(text: Uint8Array | number[]): Index;
    terms(): number;
}

export class Point {
    free(): void;
    [Symbol.dispose](): void;
    constructor(x: number, y: number);
    static origin(): Point;
    scaleBy(factor: number): void;
    line_width: number;
    x: number;
    readonly y: number;
    label: string;
    set only(value: number);
}

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly __wbg_get_point_line_width: (a: number) => number;
    readonly __wbg_get_point_x: (a: number) => number;
    readonly __wbg_get_point_y: (a: number) => number;
    readonly __wbg_index_free: (a: number, b: number) => void;
    readonly __wbg_point_free: (a: number, b: number) => void;
    readonly __wbg_set_point_line_width: (a: number, b: number) => void;
    readonly __wbg_set_point_x: (a: number, b: number) => void;
    readonly index_build: (a: number, b: number) => number;
    readonly index_terms: (a: number) => number;
    readonly point_label: (a: number) => [number, number];
    readonly point_new: (a: number, b: number) => number;
    readonly point_origin: () => number;
    readonly point_scaleBy: (a: number, b: number) => void;
    readonly point_set_label: (a: number, b: number, c: number) => void;
    readonly point_set_only: (a: number, b: number) => void;
    readonly __wbindgen_externrefs: WebAssembly.Table;
    readonly __wbindgen_malloc: (a: number, b: number) => number;
    readonly __wbindgen_free: (a: number, b: number, c: number) => void;
    readonly __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
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
