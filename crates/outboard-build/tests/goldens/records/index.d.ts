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

/** The name is that of something a client has itself. */
export interface Handle_ {
  number: number;
}

/** What there is. */
export type PlaceKind = 'Sea' | 'dry land';

/**
 * A place.
 *
 * On some planet.
 */
export interface Place {
  /** From the equator. */
  latitude: number;
  longitude: number;
  /** Where it has one. */
  name?: string | undefined;
  seenBy: Uint8Array;
  class: PlaceKind;
}

export interface Everything {
  u8: number;
  i8: number;
  u16: number;
  i16: number;
  u32: number;
  i32: number;
  u64: bigint;
  i64: bigint;
  usize: number;
  f32: number;
  bool: boolean;
  lists: (Float32Array | undefined)[];
  places: Place[];
  home?: Place | undefined;
  nested: string[][];
}

export declare function all(given: readonly Everything[], more?: readonly Place[] | null, options?: CallOptions): Promise<Everything[]>;
export declare namespace all {
  const with_: With<typeof all>;
  export { with_ as with };
}

/** By slice, with something filled in before them. */
export declare function nearest(places: readonly Place[], to: Place, options?: CallOptions): Promise<Place | undefined>;
export declare namespace nearest {
  const with_: With<typeof nearest>;
  export { with_ as with };
}

export declare function parts(places: readonly Place[], options?: CallOptions): Promise<ReadableStream<Place[]> & AsyncIterable<Place[]>>;
export declare namespace parts {
  const with_: With<typeof parts>;
  export { with_ as with };
}

export declare function prepare(handles: readonly Handle_[], options?: CallOptions): Promise<void>;
export declare namespace prepare {
  const with_: With<typeof prepare>;
  export { with_ as with };
}

/** Places that are kept. */
export declare class Atlas extends Handle {
  private constructor();
  static create(places: readonly Handle_[], options?: CallOptions): Promise<Atlas>;
  static of(place: Place, options?: CallOptions): Promise<Atlas>;
  add(handles: readonly Handle_[], options?: CallOptions): Promise<Handle_[]>;
  first(options?: CallOptions): Promise<Handle_ | undefined>;
  setPlaces(value: readonly Handle_[], options?: CallOptions): Promise<void>;
}
