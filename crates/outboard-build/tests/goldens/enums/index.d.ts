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

export type Filter = "nearest" | "lanczos3";

export declare function mix(a: Color, b?: Color | null, options?: CallOptions): Promise<Color>;
export declare namespace mix {
  const with_: With<typeof mix>;
  export { with_ as with };
}

export declare function sign(filter: Filter, options?: CallOptions): Promise<Sign>;
export declare namespace sign {
  const with_: With<typeof sign>;
  export { with_ as with };
}

/** A colour of the flag. */
export declare const Color: {
  /** Like a rose. */
  readonly Red: 0;
  readonly Green: 1;
  readonly Blue: 7;
  readonly 0: 'Red';
  readonly 1: 'Green';
  readonly 7: 'Blue';
};
export type Color = 0 | 1 | 7;
export declare namespace Color {
  type Red = 0;
  type Green = 1;
  type Blue = 7;
}

export declare const Sign: {
  readonly Minus: -1;
  readonly Plus: 1;
  readonly '-1': 'Minus';
  readonly 1: 'Plus';
};
export type Sign = -1 | 1;
export declare namespace Sign {
  type Minus = -1;
  type Plus = 1;
}
