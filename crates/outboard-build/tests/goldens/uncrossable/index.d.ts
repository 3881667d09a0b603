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

export type Progress = (done: number, total: number) => void;

export declare function each(callback: (...args: any[]) => unknown, options?: CallOptions): Promise<void>;
export declare namespace each {
  const with_: With<typeof each>;
  export { with_ as with };
}

export declare function picture(image: ImageBitmap, file: Blob, options?: CallOptions): Promise<number>;
export declare namespace picture {
  const with_: With<typeof picture>;
  export { with_ as with };
}

export declare function watch(bytes: Uint8Array | number[] | ArrayBuffer | Blob, progress: Progress, options?: CallOptions): Promise<void>;
export declare namespace watch {
  const with_: With<typeof watch>;
  export { with_ as with };
}

export declare class Player extends Handle {
  private constructor();
  static silent(options?: CallOptions): Promise<Player>;
  volume(options?: CallOptions): Promise<number>;
  onEnd(callback?: ((...args: any[]) => unknown) | null, options?: CallOptions): Promise<void>;
  play(options?: CallOptions): Promise<number>;
  setVolume(value: number, options?: CallOptions): Promise<void>;
}
