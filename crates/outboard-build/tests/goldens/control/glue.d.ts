/* tslint:disable */
/* eslint-disable */

/**
 * Hashes what is pushed.
 */
export class Hasher {
    free(): void;
    [Symbol.dispose](): void;
    copies(): OutboardStream;
    finish(): Uint8Array;
    constructor(key: Uint8Array | number[], control?: { stopped(): boolean; progress(fraction: number, note?: string): void } | null, rounds?: number | null);
    /**
     * Takes bytes.
     */
    push(control: { stopped(): boolean; progress(fraction: number, note?: string): void } | null | undefined, bytes: Uint8Array | number[]): void;
}

/**
 * Passes its strings on.
 */
export class Lines {
    free(): void;
    [Symbol.dispose](): void;
    finish(control?: { stopped(): boolean; progress(fraction: number, note?: string): void } | null): void;
    constructor();
    push(line: string): string | undefined;
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

/**
 * Counts.
 *
 * @param control asks and tells
 * @param steps how far
 */
export function count(steps: number, control?: { stopped(): boolean; progress(fraction: number, note?: string): void } | null, limit?: number | null): number;

export function each(bytes: Uint8Array | number[], callback: Function): void;

/**
 * The name is one that the module of `./sync` has itself.
 */
export function load(control?: { stopped(): boolean; progress(fraction: number, note?: string): void } | null): Promise<number>;

/**
 * Numbers.
 */
export function numbers(last: number): OutboardStream;

export function places(control?: { stopped(): boolean; progress(fraction: number, note?: string): void } | null): Promise<OutboardStream>;

export function watch(callback?: (done: number) => void): void;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly __wbg_hasher_free: (a: number, b: number) => void;
    readonly __wbg_lines_free: (a: number, b: number) => void;
    readonly __wbg_outboardstream_free: (a: number, b: number) => void;
    readonly count: (a: number, b: number, c: number, d: number) => [number, number, number];
    readonly each: (a: number, b: number, c: any) => void;
    readonly hasher_copies: (a: number) => number;
    readonly hasher_finish: (a: number) => [number, number];
    readonly hasher_new: (a: number, b: number, c: number, d: number) => number;
    readonly hasher_push: (a: number, b: number, c: number, d: number) => [number, number];
    readonly lines_finish: (a: number, b: number) => void;
    readonly lines_new: () => number;
    readonly lines_push: (a: number, b: number, c: number) => [number, number];
    readonly load: (a: number) => any;
    readonly numbers: (a: number) => number;
    readonly outboardstream_next: (a: number) => any;
    readonly places: (a: number) => any;
    readonly watch: (a: any) => void;
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
