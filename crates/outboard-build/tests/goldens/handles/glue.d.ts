/* tslint:disable */
/* eslint-disable */

export class Matrix {
    free(): void;
    [Symbol.dispose](): void;
    dot(other: Matrix): number;
    finish(): Float32Array;
    constructor(cells: Float32Array | number[]);
    orElse(other?: Matrix | null): Matrix | undefined;
    swallow(other: Matrix): void;
}

export function consume(matrix: Matrix, weight: number): number;

export function fill(matrix: Matrix, value: number): void;

export function join(parts: Matrix[]): Matrix;

export function trace(matrix: Matrix): number;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly __wbg_matrix_free: (a: number, b: number) => void;
    readonly consume: (a: number, b: number) => number;
    readonly fill: (a: number, b: number) => void;
    readonly join: (a: number, b: number) => number;
    readonly matrix_dot: (a: number, b: number) => number;
    readonly matrix_finish: (a: number) => [number, number];
    readonly matrix_new: (a: number, b: number) => number;
    readonly matrix_orElse: (a: number, b: number) => number;
    readonly matrix_swallow: (a: number, b: number) => void;
    readonly trace: (a: number) => number;
    readonly __wbindgen_externrefs: WebAssembly.Table;
    readonly __externref_table_alloc: () => number;
    readonly __wbindgen_malloc: (a: number, b: number) => number;
    readonly __wbindgen_free: (a: number, b: number, c: number) => void;
    readonly __externref_drop_slice: (a: number, b: number) => void;
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
