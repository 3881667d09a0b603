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

export declare function untyped(bytes: unknown, times: unknown, options?: CallOptions): Promise<unknown>;
export declare namespace untyped {
  const with_: With<typeof untyped>;
  export { with_ as with };
}

export declare class Store extends Handle {
  private constructor();
  size(options?: CallOptions): Promise<number>;
  setSize(value: number, options?: CallOptions): Promise<void>;
  hidden(options?: CallOptions): Promise<unknown>;
  put(key: unknown, value: unknown, options?: CallOptions): Promise<unknown>;
}
