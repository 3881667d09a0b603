/**
 * What the front uses of the generated client: the boundary crate, as it appears in JavaScript.
 */

/** The call options of the client. */
export interface ClientOptions {
  signal?: AbortSignal;
  timeout?: number;
  priority?: number;
  onProgress?: (progress: { fraction: number; note?: string }) => void;
  transfer?: Iterable<unknown>;
}

/** What stands for an object that lives on a lane. */
export interface Handle {
  /** Frees it, after the calls that were made before. */
  dispose(): Promise<void>;
}

/** Files of a model or a task, as they arrive on a lane. */
export interface FilesHandle extends Handle {
  fetch(
    role: string,
    source: string | Blob | Uint8Array,
    options: object,
    stop: MessagePort,
    how?: ClientOptions,
  ): Promise<Arrived>;
}

/** How a file came, or why a download failed. */
export type Arrived =
  | { bytes: number; cached: boolean; kept: boolean }
  | { failure: { code: string; message: string; reason?: string; url?: string; status?: number } };
export const FilesHandle: { create(): Promise<FilesHandle> };

/** Where a tensor lies in the bytes beside it. */
export interface TensorPlace {
  name: string;
  type: string;
  shape: readonly number[];
  offset: number;
  bytes: number;
  /** Whether it is one of a list of this name. */
  list?: boolean;
}

/** A model on its lane. What a call is asked for is JSON, `RunAsk` in Rust. */
export interface ModelHandle extends Handle {
  info(): Promise<{ inputs: RawPort[]; outputs: RawPort[]; lane: number }>;
  beside(): Promise<FilesHandle>;
  metadata(key: string): Promise<string | undefined>;
  run(bytes: Uint8Array, ask: string, options?: ClientOptions): Promise<RawTensors>;
  hold(bytes: Uint8Array, ask: string, options?: ClientOptions): Promise<RawTensors>;
  read(held: number, options?: ClientOptions): Promise<RawTensors>;
  forget(held: number[]): Promise<void>;
  profile(
    bytes: Uint8Array,
    ask: string,
    rounds: number,
    options?: ClientOptions,
  ): Promise<import('./index.js').Profile>;
}
export const ModelHandle: {
  create(files: FilesHandle, role: string, options?: ClientOptions): Promise<ModelHandle>;
};

/** What tensors are, as JSON, and the data of each that is not held. */
type RawTensors = [about: string, ...data: ArrayBufferView[]];

interface RawPort {
  name: string;
  type?: string;
  shape?: (number | string)[];
}

export * from './learn-engine.js';
export * from './sight-engine.js';
export * from './speech-engine.js';
export * from './text-engine.js';

/** What {@link init} takes. */
export interface InitOptions {
  /** How many lanes there may be: `'auto'` is one a core, 8 at most. */
  lanes?: number | 'auto';
  /** How many threads a lane has, in a page that is isolated. */
  threads?: number;
  /** Which build runs, where it is not to be the best that can: `'simd'`, `'relaxed'`, `'threads'`, `'threads-relaxed'`. */
  variant?: string;
  /** Where the wasm is, if not beside the package. */
  wasm?: string | URL | Response | BufferSource | WebAssembly.Module;
  /** Makes the worker of a lane, if `worker.js` is not beside the package. */
  worker?: () => Worker;
  /** Bytes of linear memory that all lanes may have. */
  memory?: number;
  /** Milliseconds after which a lane that does nothing is ended: 60,000 by default. */
  idle?: number;
  /** How many calls may wait, 65,536 by default; one more is refused. */
  queue?: number;
  /** Logs each call to the console, and measures it. */
  debug?: boolean;
  /** Writes a `performance.measure` entry for each call. */
  measure?: boolean;
}

/** Starts the engine before it is needed. Nobody has to: the first call starts it. */
export function init(options?: InitOptions): Promise<void>;
export default init;

/** The engine behind the classes. */
export const engine: {
  readonly name: string;
  readonly version: string;
  /** Starts the engine before it is needed. */
  init(options?: InitOptions): Promise<void>;
  /** Ends all lanes; what runs or waits is rejected, and models are gone. A later call starts anew. */
  stop(): void;
  /** How many lanes there are and were replaced, calls that wait and calls on lanes, and bytes of linear memory. */
  stats(): {
    lanes: number;
    queued: number;
    calls: number;
    memory: number;
    replaced: number;
    variant?: string;
    threads?: number;
  };
};

/** The base of every error of the engine. */
export class OutboardError extends Error {
  constructor(message: string, fields?: { cause?: unknown; [field: string]: unknown });
  /** Stays when a message is reworded. */
  code: string;
  /** What to do instead, where that is known. */
  hint?: string;
  /** What a server answered, where a download failed for that. */
  status?: number;
  /** What could not be downloaded. */
  url?: string;
  /** Why it could not, for `'ai/download'`: `'status'`, `'unreachable'`, `'offline'`, `'web-page'` or `'cut'`. */
  reason?: string;
}

/** The engine could not do it: `'ai/not-onnx'`, `'ai/wrong-shape'`, `'ai/download'`, `'ai/integrity'` … */
export class EngineError extends OutboardError {}

/** The Rust code panicked: a fault of the engine. `file`, `line` and `column` are there where they are known. */
export class EnginePanic extends OutboardError {
  file?: string;
  line?: number;
  column?: number;
}

/** The wasm trapped: a fault of the engine. */
export class EngineTrap extends OutboardError {}

/** The lane ended while this call ran on it; `cause` says why. */
export class LaneLostError extends OutboardError {}

/** The call took longer than its `timeout`. */
export class TimeoutError extends OutboardError {}

/** The engine could not be started. */
export class InitError extends OutboardError {}

/** What was asked cannot be done, and nothing was computed: `'ai/bad-input'`, `'ai/bad-option'` … */
export class RefusedError extends OutboardError {}

/** The object on a lane is gone. */
export class StaleHandleError extends OutboardError {}
