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

export declare function clone_handle(handle: Handle_, options?: CallOptions): Promise<Handle_>;
export declare namespace clone_handle {
  const with_: With<typeof clone_handle>;
  export { with_ as with };
}

export declare function engine_(options?: CallOptions): Promise<number>;
export declare namespace engine_ {
  const with_: With<typeof engine_>;
  export { with_ as with };
}

export declare function init_(level: number, options?: CallOptions): Promise<number>;
export declare namespace init_ {
  const with_: With<typeof init_>;
  export { with_ as with };
}

export declare class Handle_ extends Handle {
  private constructor();
  static create(options?: CallOptions): Promise<Handle_>;
  static create_(name: string, options?: CallOptions): Promise<Handle_>;
  then_(options?: CallOptions): Promise<number>;
  dispose_(options?: CallOptions): Promise<void>;
  setThen(value: number, options?: CallOptions): Promise<void>;
  with_(other: Handle_, options?: CallOptions): Promise<number>;
  setThen_(value: number, options?: CallOptions): Promise<void>;
}
