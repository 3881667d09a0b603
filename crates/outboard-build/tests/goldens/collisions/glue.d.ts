/* tslint:disable */
/* eslint-disable */

export class Handle {
    free(): void;
    [Symbol.dispose](): void;
    static create(name: string): Handle;
    dispose(): void;
    constructor();
    setThen(value: number): void;
    with(other: Handle): number;
    then: number;
}

export function clone_handle(handle: Handle): Handle;

export function engine(): number;

export function init(level: number): number;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly __wbg_get_handle_then: (a: number) => number;
    readonly __wbg_handle_free: (a: number, b: number) => void;
    readonly __wbg_set_handle_then: (a: number, b: number) => void;
    readonly clone_handle: (a: number) => number;
    readonly engine: () => number;
    readonly handle_create: (a: number, b: number) => number;
    readonly handle_dispose: (a: number) => void;
    readonly handle_new: () => number;
    readonly handle_setThen: (a: number, b: number) => void;
    readonly handle_with: (a: number, b: number) => number;
    readonly init: (a: number) => number;
    readonly __wbindgen_externrefs: WebAssembly.Table;
    readonly __wbindgen_malloc: (a: number, b: number) => number;
    readonly __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
    readonly __wbindgen_free: (a: number, b: number, c: number) => void;
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
