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

export declare class Index extends Handle {
  private constructor();
  static build(text: Uint8Array | number[] | ArrayBuffer | Blob, options?: CallOptions): Promise<Index>;
  terms(options?: CallOptions): Promise<number>;
}

export declare class Point extends Handle {
  private constructor();
  static create(x: number, y: number, options?: CallOptions): Promise<Point>;
  static origin(options?: CallOptions): Promise<Point>;
  line_width(options?: CallOptions): Promise<number>;
  x(options?: CallOptions): Promise<number>;
  y(options?: CallOptions): Promise<number>;
  label(options?: CallOptions): Promise<string>;
  scaleBy(factor: number, options?: CallOptions): Promise<void>;
  setLabel(value: string, options?: CallOptions): Promise<void>;
  setOnly(value: number, options?: CallOptions): Promise<void>;
  set_line_width(value: number, options?: CallOptions): Promise<void>;
  setX(value: number, options?: CallOptions): Promise<void>;
}
