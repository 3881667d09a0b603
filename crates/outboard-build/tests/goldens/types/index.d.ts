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

/** Where to cut. */
export interface Rect {
    x: number;
    y: number;
    /** May be left out. */
    width?: number;
}

export type Shape = { kind: "rect"; rect: Rect } | { kind: "circle"; radius: number };

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

declare const brand: unique symbol;

export type Id = number & { [brand]?: true };

export declare function area(rect: Rect, options?: CallOptions): Promise<number>;
export declare namespace area {
  const with_: With<typeof area>;
  export { with_ as with };
}

export declare function query(selector: string, deep?: undefined, options?: CallOptions): Promise<Rect>;
export declare function query(id: number, deep?: boolean, options?: CallOptions): Promise<Rect[]>;
export declare namespace query {
  const with_: With<typeof query>;
  export { with_ as with };
}

export declare function shapes(list: Shape[], id?: Rect | null, options?: CallOptions): Promise<Shape[]>;
export declare namespace shapes {
  const with_: With<typeof shapes>;
  export { with_ as with };
}

export declare class Doc extends Handle {
  private constructor();
  static create(options?: CallOptions): Promise<Doc>;
  /** Reads a value. */
  get(path: string, fallback?: undefined, options?: CallOptions): Promise<Json>;
  get(path: string[], fallback: Json, options?: CallOptions): Promise<Json>;
  size(options?: CallOptions): Promise<number>;
}
