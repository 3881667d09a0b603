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

/**
 * Rotates the image.
 *
 * Angles are in degrees:
 *
 * ```
 * rotate(90, "`both` /* kinds");
 * ```
 *
 * @param angle clockwise, `$&` and `{{name}}` included
 */
export declare function rotate(angle: number, name: string, options?: CallOptions): Promise<number>;
export declare namespace rotate {
  const with_: With<typeof rotate>;
  export { with_ as with };
}

/** A session with the model. */
export declare class Session extends Handle {
  private constructor();
  /** Opens a session. */
  static create(options?: CallOptions): Promise<Session>;
  /** How often it ran. */
  runs(options?: CallOptions): Promise<number>;
  /** Runs once. */
  run(options?: CallOptions): Promise<void>;
}

/** The two modes. */
export declare const Mode: {
  /** Slow and good. */
  readonly Good: 0;
  /** Fast. */
  readonly Fast: 1;
  readonly 0: 'Good';
  readonly 1: 'Fast';
};
export type Mode = 0 | 1;
export declare namespace Mode {
  type Good = 0;
  type Fast = 1;
}
