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

export declare function crop(width: number, height?: number | null, name?: string | null, options?: CallOptions): Promise<number>;
export declare namespace crop {
  const with_: With<typeof crop>;
  export { with_ as with };
}

export declare function sum(...values: number[]): Promise<number>;
export declare namespace sum {
  const with_: With<typeof sum>;
  export { with_ as with };
}

/** Adds a base to the sum. */
export declare function tagged(tag: string, ...values: any[]): Promise<string>;
export declare namespace tagged {
  const with_: With<typeof tagged>;
  export { with_ as with };
}

export declare class Sink extends Handle {
  private constructor();
  static create(options?: CallOptions): Promise<Sink>;
  readonly push: Variadic<(...values: number[]) => Promise<number>>;
}
