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

/** Adds. */
export declare function add(a: number, b?: number, options?: CallOptions): Promise<number>;
export declare namespace add {
  const with_: With<typeof add>;
  export { with_ as with };
}

export declare function invert(data: Uint8Array, key: Uint8Array | ArrayBuffer | Blob, options?: CallOptions): Promise<void>;
export declare namespace invert {
  const with_: With<typeof invert>;
  export { with_ as with };
}

export declare function later(color: Color, options?: CallOptions): Promise<number>;
export declare namespace later {
  const with_: With<typeof later>;
  export { with_ as with };
}

export declare function total(...values: number[]): Promise<number>;
export declare namespace total {
  const with_: With<typeof total>;
  export { with_ as with };
}

export declare class Point extends Handle {
  private constructor();
  static origin(options?: CallOptions): Promise<Point>;
  x(options?: CallOptions): Promise<number>;
  setX(value: number, options?: CallOptions): Promise<void>;
  y(options?: CallOptions): Promise<number>;
  /** @remarks Uses up this handle. */
  finish(options?: CallOptions): Promise<Float32Array>;
  /** @remarks Uses up `other`. */
  swallow(other: Point | undefined, kind: any, options?: CallOptions): Promise<number>;
  distance(other: Point, options?: CallOptions): Promise<number>;
}

export declare const Color: {
  readonly Red: 0;
  readonly Green: 1;
  readonly 0: 'Red';
  readonly 1: 'Green';
};
export type Color = 0 | 1;
export declare namespace Color {
  type Red = 0;
  type Green = 1;
}
