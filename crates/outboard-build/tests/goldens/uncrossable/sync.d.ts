/// <reference lib="esnext.disposable" />
/** Where the module comes from, if not from beside the package. */
export interface SyncOptions {
  module_or_path?: SyncSource | Promise<SyncSource>;
}

/** What the module may be given as. */
export type SyncSource = URL | string | Request | Response | BufferSource | WebAssembly.Module;

/** Loads the module, once. Everything else comes after it. */
export declare function init(options?: SyncOptions): Promise<void>;
export default init;

export type Progress = (done: number, total: number) => void;

export declare function draw(canvas: HTMLCanvasElement): void;

export declare function each(callback: Function): void;

export declare function heap(): WebAssembly.Memory;

export declare function numbers(list: Iterator<any>): IterableIterator<number>;

export declare function picture(image: ImageBitmap, file: Blob): number;

export declare function tag(): Symbol;

export declare function watch(bytes: Uint8Array | number[], progress: Progress): void;

export declare class Player {
  constructor(context: AudioContext);
  static silent(): Player;
  get volume(): number;
  get element(): Element;
  onEnd(callback?: Function | null): void;
  play(): number;
  set volume(value: number);
  /** Frees the object. */
  free(): void;
  [Symbol.dispose](): void;
}
