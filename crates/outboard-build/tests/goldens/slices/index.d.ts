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

export declare function clamp(pixels: Uint8ClampedArray | ArrayBuffer | Blob, ids?: Uint8Array | number[] | ArrayBuffer | Blob | null, options?: CallOptions): Promise<Uint8ClampedArray>;
export declare namespace clamp {
  const with_: With<typeof clamp>;
  export { with_ as with };
}

export declare function invert(data: Uint8Array, key: Uint8Array | number[] | ArrayBuffer | Blob, options?: CallOptions): Promise<void>;
export declare namespace invert {
  const with_: With<typeof invert>;
  export { with_ as with };
}

export declare function normalise(samples: Float32Array, options?: CallOptions): Promise<number>;
export declare namespace normalise {
  const with_: With<typeof normalise>;
  export { with_ as with };
}

export declare class Mixer extends Handle {
  private constructor();
  static create(gain: number, options?: CallOptions): Promise<Mixer>;
  apply(left: Float64Array, right: Float64Array, options?: CallOptions): Promise<void>;
}
