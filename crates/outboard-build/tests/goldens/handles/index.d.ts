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

/** @remarks Uses up `matrix`. */
export declare function consume(matrix: Matrix, weight: number, options?: CallOptions): Promise<number>;
export declare namespace consume {
  const with_: With<typeof consume>;
  export { with_ as with };
}

export declare function fill(matrix: Matrix, value: number, options?: CallOptions): Promise<void>;
export declare namespace fill {
  const with_: With<typeof fill>;
  export { with_ as with };
}

export declare function join(parts: Matrix[], options?: CallOptions): Promise<Matrix>;
export declare namespace join {
  const with_: With<typeof join>;
  export { with_ as with };
}

export declare function trace(matrix: Matrix, options?: CallOptions): Promise<number>;
export declare namespace trace {
  const with_: With<typeof trace>;
  export { with_ as with };
}

export declare class Matrix extends Handle {
  private constructor();
  static create(cells: Float32Array | number[], options?: CallOptions): Promise<Matrix>;
  dot(other: Matrix, options?: CallOptions): Promise<number>;
  /** @remarks Uses up this handle. */
  finish(options?: CallOptions): Promise<Float32Array>;
  /** @remarks Uses up `other`. */
  orElse(other?: Matrix | null, options?: CallOptions): Promise<Matrix | undefined>;
  /** @remarks Uses up `other`. */
  swallow(other: Matrix, options?: CallOptions): Promise<void>;
}
