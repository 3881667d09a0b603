/* tslint:disable */
/* eslint-disable */

/**
 * The two modes.
 */
export enum Mode {
    /**
     * Slow and good.
     */
    Good = 0,
    /**
     * Fast.
     */
    Fast = 1,
}

/**
 * A session with the model.
 */
export class Session {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Opens a session.
     */
    constructor();
    /**
     * Runs once.
     */
    run(): void;
    /**
     * How often it ran.
     */
    readonly runs: number;
}

/**
 * Rotates the image.
 *
 * Angles are in degrees:
 *
 * ```
 * rotate(90, "`both` /* kinds");
 * ```
 *
 * @param angle clockwise, `$&` and `{{name}}` included
 */
export function rotate(angle: number, name: string): number;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly __wbg_get_session_runs: (a: number) => number;
    readonly __wbg_session_free: (a: number, b: number) => void;
    readonly rotate: (a: number, b: number, c: number) => number;
    readonly session_new: () => number;
    readonly session_run: (a: number) => void;
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
