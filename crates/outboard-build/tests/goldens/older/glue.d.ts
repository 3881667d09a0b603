/* tslint:disable */
/* eslint-disable */
/**
* Adds.
* @param {number} a
* @param {number | undefined} [b]
* @returns {number}
*/
export function add(a: number, b?: number): number;
/**
* @param {Uint8Array} data
* @param {Uint8Array} key
*/
export function invert(data: Uint8Array, key: Uint8Array): void;
/**
* @param {Color} color
* @returns {Promise<number>}
*/
export function later(color: Color): Promise<number>;
/**
* @param {...Float64Array} values
* @returns {number}
*/
export function total(...values: Float64Array): number;
/**
*/
export enum Color {
  Red = 0,
  Green = 1,
}
/**
*/
export class Point {
  free(): void;
/**
* @returns {Float32Array}
*/
  finish(): Float32Array;
/**
* @returns {Point}
*/
  static origin(): Point;
/**
* @param {Point | undefined} other
* @param {any} kind
* @returns {number}
*/
  swallow(other: Point | undefined, kind: any): number;
/**
* @param {Point} other
* @returns {number}
*/
  distance(other: Point): number;
/**
*/
  x: number;
/**
*/
  readonly y: number;
}

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
  readonly memory: WebAssembly.Memory;
  readonly __wbg_get_point_x: (a: number) => number;
  readonly __wbg_get_point_y: (a: number) => number;
  readonly __wbg_point_free: (a: number) => void;
  readonly __wbg_set_point_x: (a: number, b: number) => void;
  readonly add: (a: number, b: number, c: number) => number;
  readonly invert: (a: number, b: number, c: number, d: number, e: number) => void;
  readonly later: (a: number) => number;
  readonly point_distance: (a: number, b: number) => number;
  readonly point_finish: (a: number, b: number) => void;
  readonly point_origin: () => number;
  readonly point_swallow: (a: number, b: number, c: number, d: number) => void;
  readonly total: (a: number, b: number) => number;
  readonly __wbindgen_malloc: (a: number, b: number) => number;
  readonly __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
  readonly __wbindgen_export_2: WebAssembly.Table;
  readonly _dyn_core__ops__function__FnMut__A____Output___R_as_wasm_bindgen__closure__WasmClosure___describe__invoke__h33cf7c7bf654c7a6: (a: number, b: number, c: number) => void;
  readonly __wbindgen_add_to_stack_pointer: (a: number) => number;
  readonly __wbindgen_free: (a: number, b: number, c: number) => void;
  readonly wasm_bindgen__convert__closures__invoke2_mut__hca579c26e946e826: (a: number, b: number, c: number, d: number) => void;
  readonly __wbindgen_exn_store: (a: number) => void;
}

export type SyncInitInput = BufferSource | WebAssembly.Module;
/**
* Instantiates the given `module`, which can either be bytes or
* a precompiled `WebAssembly.Module`.
*
* @param {SyncInitInput} module
*
* @returns {InitOutput}
*/
export function initSync(module: SyncInitInput): InitOutput;

/**
* If `module_or_path` is {RequestInfo} or {URL}, makes a request and
* for everything else, calls `WebAssembly.instantiate` directly.
*
* @param {InitInput | Promise<InitInput>} module_or_path
*
* @returns {Promise<InitOutput>}
*/
export default function __wbg_init (module_or_path: InitInput | Promise<InitInput>): Promise<InitOutput>;
