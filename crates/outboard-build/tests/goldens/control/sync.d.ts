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

/** What sits after the last parameter of a function that can be stopped, or that says how far it is. */
export interface SyncCallOptions {
  /** Ends the call with the signal's reason. In this thread, only an async function hears of it while it runs. */
  signal?: AbortSignal;
  /** Milliseconds after which the call throws a `TimeoutError`, when Rust next asks whether to stop. */
  timeout?: number;
  /** Hears how far the call is. What it throws ends the call. */
  onProgress?: (progress: { fraction: number; note?: string }) => void;
}

/** What a method asks whether to stop, and tells how far it is. */
export interface SyncControl {
  stopped(): boolean;
  progress(fraction: number, note?: string): void;
}

/** A control to hand to a method. A method that is stopped throws an error with the code `outboard/cancelled`. */
export declare function makeControl(options?: SyncCallOptions): SyncControl;

/** A stream that computes an item when it is asked for one. `for await` frees it at its end. */
export declare class OutboardStream<T> implements AsyncIterable<T> {
  private constructor();
  /** The next item. A second `next` before the first is settled is rejected with the code `outboard/stream-busy`. */
  next(): Promise<{ done: false; value: T } | { done: true; value: undefined }>;
  [Symbol.asyncIterator](): AsyncGenerator<T, void, void>;
  /** Frees the stream. */
  free(): void;
  [Symbol.dispose](): void;
}

/**
 * Counts.
 *
 * @param steps how far
 */
export declare function count(steps: number, limit?: number | null, options?: SyncCallOptions): number;

export declare function each(bytes: Uint8Array | number[], callback: Function): void;

/** The name is one that the module of `./sync` has itself. */
export declare function load(options?: SyncCallOptions): Promise<number>;

/** Numbers. */
export declare function numbers(last: number): OutboardStream<bigint>;

export declare function places(options?: SyncCallOptions): Promise<OutboardStream<{ at: number }>>;

export declare function watch(callback?: (done: number) => void): void;

/** Hashes what is pushed. */
export declare class Hasher {
  constructor(key: Uint8Array | number[], control?: SyncControl, rounds?: number | null);
  copies(): OutboardStream<Hasher>;
  /** @remarks Uses up this handle. */
  finish(): Uint8Array;
  /** Takes bytes. */
  push(control: SyncControl | undefined, bytes: Uint8Array | number[]): void;
  /** Frees the object. */
  free(): void;
  [Symbol.dispose](): void;
}

/** Passes its strings on. */
export declare class Lines {
  constructor();
  finish(control?: SyncControl): void;
  push(line: string): string | undefined;
  /** Frees the object. */
  free(): void;
  [Symbol.dispose](): void;
}
