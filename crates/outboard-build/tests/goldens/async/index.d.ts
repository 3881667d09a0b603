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

export declare function done(options?: CallOptions): Promise<void>;
export declare namespace done {
  const with_: With<typeof done>;
  export { with_ as with };
}

export declare function later(x: number, options?: CallOptions): Promise<number>;
export declare namespace later {
  const with_: With<typeof later>;
  export { with_ as with };
}

export declare function load(bytes: Uint8Array | number[] | ArrayBuffer | Blob, options?: CallOptions): Promise<Model>;
export declare namespace load {
  const with_: With<typeof load>;
  export { with_ as with };
}

export declare class Model extends Handle {
  private constructor();
  /** @remarks Uses up this handle. */
  close(options?: CallOptions): Promise<void>;
  run(input: Float32Array | number[], options?: CallOptions): Promise<Float32Array>;
}
