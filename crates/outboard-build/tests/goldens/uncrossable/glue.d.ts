/* tslint:disable */
/* eslint-disable */

export type Progress = (done: number, total: number) => void;



export class Player {
    free(): void;
    [Symbol.dispose](): void;
    constructor(context: AudioContext);
    onEnd(callback?: Function | null): void;
    play(): number;
    static silent(): Player;
    volume: number;
    readonly element: Element;
}

export function draw(canvas: HTMLCanvasElement): void;

export function each(callback: Function): void;

export function heap(): WebAssembly.Memory;

export function numbers(list: Iterator<any>): IterableIterator<number>;

export function picture(image: ImageBitmap, file: Blob): number;

export function tag(): Symbol;

export function watch(bytes: Uint8Array | number[], progress: Progress): void;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly __wbg_get_player_volume: (a: number) => number;
    readonly __wbg_player_free: (a: number, b: number) => void;
    readonly __wbg_set_player_volume: (a: number, b: number) => void;
    readonly draw: (a: any) => void;
    readonly each: (a: any) => void;
    readonly heap: () => any;
    readonly numbers: (a: any) => any;
    readonly picture: (a: any, b: any) => number;
    readonly player_element: (a: number) => any;
    readonly player_new: (a: any) => number;
    readonly player_onEnd: (a: number, b: number) => void;
    readonly player_play: (a: number) => number;
    readonly player_silent: () => number;
    readonly tag: () => any;
    readonly watch: (a: number, b: number, c: any) => void;
    readonly __wbindgen_externrefs: WebAssembly.Table;
    readonly __externref_table_alloc: () => number;
    readonly __wbindgen_malloc: (a: number, b: number) => number;
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
