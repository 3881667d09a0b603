/// <reference lib="esnext.disposable" />
/** Where the module comes from, if not from beside the package. */
export interface SyncOptions {
  module_or_path?: SyncSource | Promise<SyncSource>;
}

/** What the module may be given as. */
export type SyncSource = URL | string | Request | Response | BufferSource | WebAssembly.Module;

/** Loads the module, once. Everything else comes after it. */
export declare function init(options?: SyncOptions): Promise<void>;
export default init;

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
export declare function rotate(angle: number, name: string): number;

/** A session with the model. */
export declare class Session {
  /** Opens a session. */
  constructor();
  /** How often it ran. */
  get runs(): number;
  /** Runs once. */
  run(): void;
  /** Frees the object. */
  free(): void;
  [Symbol.dispose](): void;
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
