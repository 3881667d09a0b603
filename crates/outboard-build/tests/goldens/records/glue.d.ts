/* tslint:disable */
/* eslint-disable */

/**
 * Places that are kept.
 */
export class Atlas {
    free(): void;
    [Symbol.dispose](): void;
    add(control: { stopped(): boolean; progress(fraction: number, note?: string): void } | null | undefined, handles: Uint8Array | number[]): Uint8Array;
    constructor(places: Uint8Array | number[]);
    static of(place: Uint8Array): Atlas;
    readonly first: Uint8Array | undefined;
    set places(value: Uint8Array | number[]);
}

/**
 * A stream of Rust's: `next()` gives one item after the other.
 */
export class OutboardStream {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    /**
     * The next item. There is one caller at a time: another is refused, and not queued.
     */
    next(): Promise<{ done: false; value: any } | { done: true; value: undefined }>;
}

export function all(given: Uint8Array | number[], more?: Uint8Array | number[] | null): Promise<Uint8Array>;

/**
 * By slice, with something filled in before them.
 */
export function nearest(control: { stopped(): boolean; progress(fraction: number, note?: string): void } | null | undefined, places: Uint8Array | number[], to: Uint8Array): Uint8Array | undefined;

export function parts(places: Uint8Array | number[]): OutboardStream;

export function prepare(handles: Uint8Array | number[]): void;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly __wbg_atlas_free: (a: number, b: number) => void;
    readonly __wbg_outboardstream_free: (a: number, b: number) => void;
    readonly all: (a: number, b: number, c: number, d: number) => any;
    readonly atlas_add: (a: number, b: number, c: number, d: number) => [number, number];
    readonly atlas_first: (a: number) => any;
    readonly atlas_new: (a: number, b: number) => number;
    readonly atlas_of: (a: any) => number;
    readonly atlas_set_places: (a: number, b: number, c: number) => void;
    readonly nearest: (a: number, b: number, c: number, d: any) => [number, number, number];
    readonly outboardstream_next: (a: number) => any;
    readonly parts: (a: number, b: number) => number;
    readonly prepare: (a: number, b: number) => void;
    readonly wasm_bindgen__convert__closures_____invoke__h000d94195e7d6c6a: (a: number, b: number, c: any) => [number, number];
    readonly wasm_bindgen__convert__closures_____invoke__h474cbae8f9b2658d: (a: number, b: number, c: any, d: any) => void;
    readonly wasm_bindgen__convert__closures_____invoke__h88632fd555dffdf9: (a: number, b: number) => number;
    readonly __wbindgen_exn_store: (a: number) => void;
    readonly __externref_table_alloc: () => number;
    readonly __wbindgen_externrefs: WebAssembly.Table;
    readonly __wbindgen_malloc: (a: number, b: number) => number;
    readonly __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
    readonly __wbindgen_free: (a: number, b: number, c: number) => void;
    readonly __wbindgen_destroy_closure: (a: number, b: number) => void;
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
