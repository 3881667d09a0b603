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

/** The name is that of something a client has itself. */
export interface Handle_ {
  number: number;
}

/** What there is. */
export type PlaceKind = 'Sea' | 'dry land';

/**
 * A place.
 *
 * On some planet.
 */
export interface Place {
  /** From the equator. */
  latitude: number;
  longitude: number;
  /** Where it has one. */
  name?: string | undefined;
  seenBy: Uint8Array;
  class: PlaceKind;
}

export interface Everything {
  u8: number;
  i8: number;
  u16: number;
  i16: number;
  u32: number;
  i32: number;
  u64: bigint;
  i64: bigint;
  usize: number;
  f32: number;
  bool: boolean;
  lists: (Float32Array | undefined)[];
  places: Place[];
  home?: Place | undefined;
  nested: string[][];
}

export declare function all(given: readonly Everything[], more?: readonly Place[] | null): Promise<Everything[]>;

/** By slice, with something filled in before them. */
export declare function nearest(places: readonly Place[], to: Place, options?: SyncCallOptions): Place | undefined;

export declare function parts(places: readonly Place[]): OutboardStream<Place[]>;

export declare function prepare(handles: readonly Handle_[]): void;

/** Places that are kept. */
export declare class Atlas {
  constructor(places: readonly Handle_[]);
  static of(place: Place): Atlas;
  add(control: SyncControl | undefined, handles: readonly Handle_[]): Handle_[];
  get first(): Handle_ | undefined;
  set places(value: readonly Handle_[]);
  /** Frees the object. */
  free(): void;
  [Symbol.dispose](): void;
}
