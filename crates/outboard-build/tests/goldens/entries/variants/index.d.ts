import type { CallOptions, Handle, InitOptions } from './runtime/types.js';

export {
  EngineError,
  EnginePanic,
  EngineTrap,
  InitError,
  LaneLostError,
  OutboardError,
  RefusedError,
  StaleHandleError,
  TimeoutError,
} from './runtime/types.js';
export type { CallOptions, InitOptions };

/** The engine's lanes. */
export declare const engine: {
  readonly name: string;
  readonly version: string;
  init(options?: InitOptions): Promise<void>;
  /** Ends all lanes; what runs or waits is rejected. A later call starts anew. */
  stop(): void;
  /** How the lanes stand. */
  stats(): import('./runtime/types.js').Stats;
};

/** Starts the engine before it is needed. The first call starts it too. */
export declare function init(options?: InitOptions): Promise<void>;
export default init;

/** The same function with call options. */
type With<F> = (options: CallOptions) => F;
/** A method that takes all arguments, so that its call options are given beforehand. */
type Variadic<F> = F & { with(options: CallOptions): F };

/**
 * Counts.
 *
 * @param steps how far
 */
export declare function count(steps: number, limit?: number | null, options?: CallOptions): Promise<number>;
export declare namespace count {
  const with_: With<typeof count>;
  export { with_ as with };
}

export declare function each(bytes: Uint8Array | number[] | ArrayBuffer | Blob, callback: (...args: any[]) => unknown, options?: CallOptions): Promise<void>;
export declare namespace each {
  const with_: With<typeof each>;
  export { with_ as with };
}

/** The name is one that the module of `./sync` has itself. */
export declare function load(options?: CallOptions): Promise<number>;
export declare namespace load {
  const with_: With<typeof load>;
  export { with_ as with };
}

/** Numbers. */
export declare function numbers(last: number, options?: CallOptions): Promise<ReadableStream<bigint> & AsyncIterable<bigint>>;
export declare namespace numbers {
  const with_: With<typeof numbers>;
  export { with_ as with };
}

export declare function places(options?: CallOptions): Promise<ReadableStream<{ at: number }> & AsyncIterable<{ at: number }>>;
export declare namespace places {
  const with_: With<typeof places>;
  export { with_ as with };
}

export declare function watch(callback?: (done: number) => void, options?: CallOptions): Promise<void>;
export declare namespace watch {
  const with_: With<typeof watch>;
  export { with_ as with };
}

/** Hashes what is pushed. */
export declare class Hasher extends Handle {
  private constructor();
  static create(key: Uint8Array | number[] | ArrayBuffer | Blob, rounds?: number | null, options?: CallOptions): Promise<Hasher>;
  copies(options?: CallOptions): Promise<ReadableStream<Hasher> & AsyncIterable<Hasher>>;
  /** @remarks Uses up this handle. */
  finish(options?: CallOptions): Promise<Uint8Array>;
  /** Takes bytes. */
  push(bytes: Uint8Array | number[] | ArrayBuffer | Blob, options?: CallOptions): Promise<void>;
  /** A pair of streams: what is written goes through an object of its own, one chunk at a time. */
  static stream(key: Uint8Array | number[] | ArrayBuffer | Blob, rounds?: number | null, options?: CallOptions): Promise<{ readable: ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>; writable: WritableStream<Uint8Array | number[] | ArrayBuffer | Blob> }>;
}

/** Passes its strings on. */
export declare class Lines extends Handle {
  private constructor();
  static create(options?: CallOptions): Promise<Lines>;
  finish(options?: CallOptions): Promise<void>;
  push(line: string, options?: CallOptions): Promise<string | undefined>;
  /** A pair of streams: what is written goes through an object of its own, one chunk at a time. */
  static stream(options?: CallOptions): Promise<{ readable: ReadableStream<string> & AsyncIterable<string>; writable: WritableStream<string> }>;
}
