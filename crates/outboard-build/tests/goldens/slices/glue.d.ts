/* tslint:disable */
/* eslint-disable */

export class Mixer {
    free(): void;
    [Symbol.dispose](): void;
    apply(left: Float64Array, right: Float64Array): void;
    constructor(gain: number);
}

export function clamp(pixels: Uint8ClampedArray, ids?: Uint8Array | number[] | null): Uint8ClampedArray;

export function invert(data: Uint8Array, key: Uint8Array | number[]): void;

export function normalise(samples: Float32Array): number;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly __wbg_mixer_free: (a: number, b: number) => void;
    readonly clamp: (a: number, b: number, c: number, d: number) => [number, number];
    readonly invert: (a: number, b: number, c: any, d: number, e: number) => void;
    readonly mixer_apply: (a: number, b: number, c: number, d: any, e: number, f: number, g: any) => [number, number];
    readonly mixer_new: (a: number) => number;
    readonly normalise: (a: number, b: number, c: any) => number;
    readonly __wbindgen_externrefs: WebAssembly.Table;
    readonly __wbindgen_malloc: (a: number, b: number) => number;
    readonly __wbindgen_free: (a: number, b: number, c: number) => void;
    readonly __externref_table_dealloc: (a: number) => void;
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
