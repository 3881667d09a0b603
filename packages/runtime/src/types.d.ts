/// <reference lib="esnext.disposable" />
/**
 * The types that a package's own declarations are written with, and those that hosts and clients agree on.
 */

/** What sits after the last parameter of every function and method, or in `f.with(options)(…)`. */
export interface CallOptions {
  /**
   * Ends the call with the signal's reason. One that runs is asked to stop, if it takes a `Control`; otherwise, and if it does not
   * stop soon, its lane is replaced.
   */
  signal?: AbortSignal;
  /** Milliseconds from the call on, after which it is rejected with a `TimeoutError`. */
  timeout?: number;
  /** What is moved to the lane instead of copied; the caller has it no more. */
  transfer?: Iterable<Transferable | ArrayBufferView>;
  /** Calls that wait are taken by priority, 0 where none is given; those on handles keep their order. */
  priority?: number;
  /** Whose call it is: callers take turns in the queue. By default, each function takes turns with the others. */
  caller?: unknown;
  /** Told how far the call is, at most once a frame, where the engine says so. */
  onProgress?: (progress: Progress) => void;
}

/** How far a call is. */
export interface Progress {
  /** From 0 to 1. */
  fraction: number;
  /** What it is doing. */
  note?: string;
}

/** What `init` takes. */
export interface InitOptions {
  /** How many lanes at most; `'auto'` is as many as there are cores, up to 8. */
  lanes?: number | 'auto';
  /**
   * Which build of the engine is to run, of those that the package has; by default the best that runs here. A `wasm` or `worker` that is
   * given is taken to be of `simd`, unless this says otherwise.
   */
  variant?: 'simd' | 'relaxed' | 'threads' | 'threads-relaxed';
  /** How many threads a lane has, where the variant has threads: by default as many as there are cores, up to 4. */
  threads?: number;
  /** The wasm, where it is not beside the package. */
  wasm?: URL | string | Response | BufferSource | WebAssembly.Module;
  /** Makes the worker of a lane, where it is not beside the package. */
  // biome-ignore lint/suspicious/noExplicitAny: a page's Worker or Node's; neither type exists everywhere.
  worker?: () => any;
  /** Whether the package may lie on another origin than the page, such as a CDN; its workers are started from a blob then. */
  crossOrigin?: boolean;
  /** Bytes of linear memory, of all lanes: no lane is started beyond them. By default a quarter of the device's memory. */
  memory?: number;
  /** Milliseconds after which a lane that does nothing is ended: 60,000 by default. */
  idle?: number;
  /** How many calls may wait, 65,536 by default; one more is refused. */
  queue?: number;
  /** Logs each call to the console, and measures it. */
  debug?: boolean;
  /** Writes a `performance.measure` entry for each call, named `engine.function`. */
  measure?: boolean;
}

/** What an engine says of itself. */
export interface Stats {
  /** Lanes there are. */
  lanes: number;
  /** Calls that wait. */
  queued: number;
  /** Calls on lanes. */
  calls: number;
  /** Bytes of linear memory, of all lanes. */
  memory: number;
  /** Lanes that broke, were stopped, or had grown too large. */
  replaced: number;
  /** Which build of the engine runs, in a package that has several. */
  variant?: 'simd' | 'relaxed' | 'threads' | 'threads-relaxed';
  /** How many threads a lane has, in a package with variants. */
  threads?: number;
}

/**
 * What `f.view(…)` gives: a result where it lies in the lane's memory, until it is disposed. Where memory is not shared, it holds the
 * array that was moved, and disposing does nothing.
 */
export interface View<T> extends Disposable, AsyncDisposable {
  /** The result. After `dispose`, or when its lane is lost, reading this throws a `StaleHandleError`. */
  readonly value: T;
  /** The bytes of the result. */
  readonly bytes: Uint8Array;
  /** Gives the memory back to the lane; arrays of it are not to be used any more. */
  dispose(): Promise<void>;
}

/** A function of an engine: it computes elsewhere. */
// biome-ignore lint/suspicious/noExplicitAny: what it takes and gives is in the package's own declarations.
export interface Callable<Args extends any[] = any[], Result = any> {
  (...args: Args): Promise<Result>;
  /** The same function with call options. */
  with(options: CallOptions): (...args: Args) => Promise<Result>;
}

/** What a page holds of an object that lives on a lane. */
export declare class Handle {
  protected constructor();
  /** Frees the object, after the calls that wait for it. */
  dispose(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** The base of every error of the runtime. */
export declare class OutboardError extends Error {
  /** Made by the runtime, and by fakes in tests: `new EngineError('too large', { code: 'overflow' })`. */
  constructor(
    message: string,
    fields?: { cause?: unknown; code?: string; [field: string]: unknown },
  );
  /** For programs: it stays when the message is reworded. */
  code: string;
}
/** The Rust code returned an error. */
export declare class EngineError extends OutboardError {}
/** The Rust code panicked; its place is known where the crate uses `outboard`. */
export declare class EnginePanic extends OutboardError {
  file?: string;
  line?: number;
  column?: number;
}
/** The wasm trapped. */
export declare class EngineTrap extends OutboardError {}
/** The handle was disposed or consumed, or its lane was lost. */
export declare class StaleHandleError extends OutboardError {}
/** The lane ended while the call ran on it. */
export declare class LaneLostError extends OutboardError {}
/** The call took longer than its `timeout`. */
export declare class TimeoutError extends OutboardError {}
/** The engine could not be started. */
export declare class InitError extends OutboardError {
  url?: string;
  status?: number;
  /** What a Content-Security-Policy lacks, such as `script-src 'wasm-unsafe-eval'`. */
  directive?: string;
}
/** The call was not made: its arguments or options cannot be. */
export declare class RefusedError extends OutboardError {}

/** One line of a client: what a function or member is. ARCHITECTURE.md explains each key. */
export interface Spec {
  params?: number;
  variadic?: boolean;
  bytes?: number[];
  writes?: number[];
  async?: boolean;
  control?: number;
  stream?: boolean;
  transform?: boolean;
  export?: string;
  construct?: boolean;
  static?: boolean;
  get?: string;
  set?: string;
  /** How many times in a row it was quick: counted as it is called. */
  quick?: number;
  /** A call whose result is to be lent. */
  lend?: boolean;
}

/** What a client says of itself. */
export interface EngineOptions {
  name: string;
  version: string;
  /** Shaken hands on with the worker. */
  build: string;
  lanes?: number | 'auto';
}

/** Hears an event, which is another thing in a page, in Node and in an isolate. */
// biome-ignore lint/suspicious/noExplicitAny: see above.
export type Listener = ((event: any) => void) | null;

/** What a lane is to the page: a worker, or something that acts like one. */
export interface LaneWorker {
  postMessage(message: unknown, transfer: Transferable[]): void;
  onmessage: Listener;
  onmessageerror: Listener;
  onerror: Listener;
  /** Absent where a lane cannot be ended. */
  terminate?(): void;
}

/** What differs between a page, Node and an isolate. */
export interface Host {
  /** How many lanes there may be by themselves: as many as there are cores, or fewer where each has threads. */
  cores: number;
  /** How many threads a lane has, its own among them; one where this does not say. */
  threads?: number;
  /** Whether memory can be shared with workers, where that does not depend on the page. */
  shares?: boolean;
  /** The hosts that it chooses from, where there are variants. */
  parts?: Host[];
  /** Whether it hears of workers that end by themselves. */
  hears?: boolean;
  /** Throws where the options ask for a variant that is not there, or cannot run here. */
  check?(): void;
  /** How many lanes there can be, whatever is asked for. */
  most?: number;
  /** The module: the package's own, or the one that is given. */
  compile(given?: InitOptions['wasm']): Promise<WebAssembly.Module>;
  /** What lanes share, once the first has asked for it: the pool keeps it here. */
  module?: Promise<WebAssembly.Module>;
  /** A new lane's worker. */
  open(given?: InitOptions['worker'], lane?: unknown): LaneWorker;
  /** Why a lane could not be started; never rejects. What says so already is passed on. */
  failed(cause: unknown, given?: InitOptions['worker']): Promise<Error>;
  /** Puts names into the stack of an error. */
  explain?(error: Error): Promise<void>;
}

/** The lane's end of the line. */
export interface LanePort {
  postMessage(message: unknown, transfer: Transferable[]): void;
  onmessage: Listener;
  onmessageerror?: Listener;
}
