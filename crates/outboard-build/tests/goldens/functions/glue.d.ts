/* tslint:disable */
/* eslint-disable */

export function add(a: number, b: number): number;

export function histogram(rgba: Uint8Array | number[]): Uint32Array;

export function ignite(): void;

export function is_even(x: number): boolean;

export function next(x: bigint): bigint;

export function shift(samples: Int8Array | number[], weights: Float64Array | number[]): Float32Array;

export function toUpper(text: string): string;

export function view(bytes: Uint8Array, names: string[], anything: any): any;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly add: (a: number, b: number) => number;
    readonly histogram: (a: number, b: number) => [number, number];
    readonly ignite: () => void;
    readonly is_even: (a: number) => number;
    readonly next: (a: bigint) => bigint;
    readonly shift: (a: number, b: number, c: number, d: number) => [number, number];
    readonly toUpper: (a: number, b: number) => [number, number];
    readonly view: (a: any, b: number, c: number, d: any) => any;
    readonly __wbindgen_malloc: (a: number, b: number) => number;
    readonly __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
    readonly __wbindgen_free: (a: number, b: number, c: number) => void;
    readonly __wbindgen_externrefs: WebAssembly.Table;
    readonly __externref_table_alloc: () => number;
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
