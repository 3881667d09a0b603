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

export declare function add(a: number, b: number, options?: CallOptions): Promise<number>;
export declare namespace add {
  const with_: With<typeof add>;
  export { with_ as with };
}

export declare function histogram(rgba: Uint8Array | number[] | ArrayBuffer | Blob, options?: CallOptions): Promise<Uint32Array>;
export declare namespace histogram {
  const with_: With<typeof histogram>;
  export { with_ as with };
  export function view(rgba: Uint8Array | number[] | ArrayBuffer | Blob, options?: CallOptions): Promise<import('./runtime/types.js').View<Uint32Array>>;
}

export declare function ignite(options?: CallOptions): Promise<void>;
export declare namespace ignite {
  const with_: With<typeof ignite>;
  export { with_ as with };
}

export declare function is_even(x: number, options?: CallOptions): Promise<boolean>;
export declare namespace is_even {
  const with_: With<typeof is_even>;
  export { with_ as with };
}

export declare function next(x: bigint, options?: CallOptions): Promise<bigint>;
export declare namespace next {
  const with_: With<typeof next>;
  export { with_ as with };
}

export declare function shift(samples: Int8Array | number[], weights: Float64Array | number[], options?: CallOptions): Promise<Float32Array>;
export declare namespace shift {
  const with_: With<typeof shift>;
  export { with_ as with };
  export function view(samples: Int8Array | number[], weights: Float64Array | number[], options?: CallOptions): Promise<import('./runtime/types.js').View<Float32Array>>;
}

export declare function toUpper(text: string, options?: CallOptions): Promise<string>;
export declare namespace toUpper {
  const with_: With<typeof toUpper>;
  export { with_ as with };
}

export declare function view(bytes: Uint8Array | ArrayBuffer | Blob, names: string[], anything: any, options?: CallOptions): Promise<any>;
export declare namespace view {
  const with_: With<typeof view>;
  export { with_ as with };
}
