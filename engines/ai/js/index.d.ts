/**
 * Runs models in the page, off the main thread: any ONNX model, and tasks that are made of some. Nothing leaves the machine.
 *
 * ```js
 * import { Model, Tensor } from '@outboard/ai';
 *
 * const model = await Model.load('/models/digits.onnx');
 * const { scores } = await model.run(new Tensor(pixels, [1, 1, 28, 28]));
 * ```
 *
 * Nothing is downloaded or started by the import; the first call starts what it needs.
 *
 * @packageDocumentation
 */

/**
 * What a file can be given as.
 *
 * - A URL, as text or `URL`, relative to the page; in Node also a path. It is downloaded on the lane.
 * - `Blob`, `File`: is read on the lane, piece by piece.
 * - `ArrayBuffer`, `Uint8Array` and other views: the bytes. They are copied, and stay yours.
 */
export type FileSource = string | URL | Blob | ArrayBuffer | ArrayBufferView;

/** How far a download is. */
export interface LoadProgress {
  /** From 0 to 1; 0 while nobody knows how much is to come. */
  fraction: number;
  /** Bytes that are there. */
  loaded: number;
  /** Bytes altogether, where they are known. */
  total?: number;
}

/** What every `load` takes. */
export interface LoadOptions {
  /** Ends the download, and rejects with the signal's own reason. What has come is kept for the next time. */
  signal?: AbortSignal;
  /** Told how much has come. */
  onProgress?: (progress: LoadProgress) => void;
  /**
   * Where what was downloaded is kept, so that the next time no network is needed: `'opfs'`, the page's own files (the default where a
   * browser has them), `'cache'`, the Cache API, or `'none'`. In Node nothing is kept.
   */
  cache?: 'opfs' | 'cache' | 'none';
}

/** What {@link Model.load} takes. */
export interface ModelLoadOptions extends LoadOptions {
  /** What the file has to be, as in HTML: `'sha256-'` and the hash in base64. Another is refused with `'ai/integrity'`. */
  integrity?: string;
  /** How large the model may be; what is larger is refused with `'ai/too-large'`, before there is memory for it. */
  limits?: Limits;
  /** Loads it onto the lane of this model, so that each takes what the other {@link RunOptions.keep keeps}. They run one at a time. */
  beside?: Model;
}

/** How large a model may be. */
export interface Limits {
  /** The whole file, in bytes; 2 GiB where it is left out. */
  bytes?: number;
  /** One tensor as it is held in memory, in bytes; 1 GiB where it is left out. */
  tensorBytes?: number;
  /** The nodes of the graph; 100,000 where it is left out. */
  nodes?: number;
}

/** What every call of a model or a task takes. */
export interface CallOptions {
  /** Gives up on the result; the model stays, and finishes that run unheard. */
  signal?: AbortSignal;
  /** Milliseconds after which the call fails, and its lane is ended with all that was loaded there. */
  timeout?: number;
  /** Calls of a higher priority leave the queue first. The default is 0. */
  priority?: number;
}

/** The types that elements can have. */
export type ElementType =
  | 'float16'
  | 'float32'
  | 'float64'
  | 'int8'
  | 'uint8'
  | 'int16'
  | 'uint16'
  | 'int32'
  | 'uint32'
  | 'int64'
  | 'uint64'
  | 'bool';

/** What the elements of a tensor lie in. */
export type TensorData =
  | Float32Array
  | Float64Array
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array;

/** Anything with data and a shape; where there is no shape, it is a row. */
export interface TensorLike {
  readonly data: TensorData;
  readonly shape?: readonly number[];
  readonly type?: ElementType;
}

/** An array with a shape. */
export class Tensor implements TensorLike {
  /**
   * @param data says the type: a `Float32Array` is `'float32'`, and so on. A `Float16Array` can be given where there is one.
   * @param shape how long it is in each direction; a row where it is left out
   * @param type for what the array does not say: `'bool'` for truths in a `Uint8Array`, `'float16'` for the bits of halves in a
   *   `Uint16Array`
   */
  constructor(data: TensorData, shape?: readonly number[], type?: ElementType);
  readonly data: TensorData;
  readonly shape: readonly number[];
  readonly type: ElementType;
  /** How many elements it has. */
  readonly size: number;
}

/**
 * A tensor that stays on the lane of its model: a result that a run was asked to `keep`, or what {@link Model.hold} put there. It goes
 * into runs of that model, and of those that were loaded `beside` it, without being copied.
 *
 * It is freed when it is disposed of, with its model at the latest, and by and by where nobody can reach it any more.
 */
export class HeldTensor {
  private constructor();
  /** The output that it was, or the name that it was held by; empty where it had none. */
  readonly name: string;
  readonly type: ElementType;
  readonly shape: readonly number[];
  /** How many elements it has. */
  readonly size: number;
  /** A copy of it. */
  read(options?: CallOptions): Promise<Tensor>;
  /** Frees it, after the calls that were made before. */
  dispose(): void;
  [Symbol.dispose](): void;
}

/** What goes into a model. */
export type ModelInput = TensorLike | HeldTensor;

/** What comes out of one. */
export type ModelResult = Tensor | HeldTensor | Tensor[];

/** An input or an output of a model. */
export interface Port {
  readonly name: string;
  /** What the file says of its elements. */
  readonly type?: string;
  /** Its shape, where the file says one; a name stands for a length that is up to the caller. */
  readonly shape?: readonly (number | string)[];
}

/** What {@link Model.run} takes. */
export interface RunOptions extends CallOptions {
  /** The outputs that are wanted; all where it is left out. */
  outputs?: readonly string[];
  /** Those of them that stay on the lane, as a {@link HeldTensor} each: their names, or `true` for all. Lists are never kept. */
  keep?: boolean | readonly string[];
}

/** What {@link Model.profile} takes. */
export interface ProfileOptions extends CallOptions {
  /** How often each step is run, for the median of its times; 5 where it is left out. */
  rounds?: number;
}

/** Where the time of a run goes. */
export interface Profile {
  /** A plain run, in milliseconds. */
  ms: number;
  /** What the steps took together by what they are, the longest first; `share` is their part of all, from 0 to 1. */
  operators: { operator: string; ms: number; share: number; count: number }[];
  /** Each step in its order: a node of the file, or some that run as one, and the shapes of what it gives. */
  nodes: { name: string; operator: string; ms: number; share: number; shapes: number[][] }[];
}

/** What lives on a lane. */
export interface OnLane {
  /** Frees it on its lane, after the calls that were made before. */
  dispose(): Promise<void>;
  [Symbol.dispose](): void;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Any ONNX model. It lives on one lane; another model goes to another, where there are several. */
export class Model implements OnLane {
  private constructor();
  /**
   * Loads a model.
   *
   * ```js
   * const model = await Model.load('/models/digits.onnx', { onProgress: ({ fraction }) => (bar.value = fraction) });
   * ```
   */
  static load(source: FileSource, options?: ModelLoadOptions): Promise<Model>;
  /** What it takes. */
  readonly inputs: readonly Port[];
  /** What it gives. */
  readonly outputs: readonly Port[];
  /** What the file says of itself under a key, such as the labels of a classifier. */
  metadata(key: string): Promise<string | undefined>;
  /**
   * Runs it on tensors by the names of the inputs, or on one tensor where it has one input.
   *
   * Numbers are computed in 32 bits: a `BigInt64Array` is taken where its numbers fit, and what the file calls `'int64'` is given as an
   * `Int32Array`; floats of 16 and 64 bits are taken, and given as a `Float32Array`.
   *
   * Few models take or give lists of tensors. Those are arrays; say so where it matters: `run<{ parts: Tensor[] }>(…)`.
   *
   * What the next run takes need not leave the lane:
   *
   * ```js
   * let past = await decoder.hold(start);
   * while (!done) {
   *   const { logits, state } = await decoder.run({ token, past }, { keep: ['state'] });
   *   past.dispose();
   *   past = state;
   *   token = likely(logits);
   * }
   * ```
   */
  run<R extends Record<string, ModelResult> = Record<string, HeldTensor>>(
    inputs: ModelInput | Record<string, ModelInput | readonly TensorLike[]>,
    options: RunOptions & { keep: true },
  ): Promise<R>;
  run<const K extends string>(
    inputs: ModelInput | Record<string, ModelInput | readonly TensorLike[]>,
    options: RunOptions & { keep: readonly K[] },
  ): Promise<Record<string, Tensor> & Record<K, HeldTensor>>;
  run<R extends Record<string, ModelResult> = Record<string, Tensor>>(
    inputs: ModelInput | Record<string, ModelInput | readonly TensorLike[]>,
    options?: RunOptions,
  ): Promise<R>;
  /**
   * Puts a tensor on the lane of the model, or several by their names, so that runs take them from there.
   *
   * ```js
   * const mask = await model.hold(new Tensor(data, [1, 512]));
   * ```
   */
  hold(tensor: TensorLike, options?: CallOptions): Promise<HeldTensor>;
  hold<N extends string>(
    tensors: Record<N, TensorLike>,
    options?: CallOptions,
  ): Promise<Record<N, HeldTensor>>;
  /**
   * Runs it step by step, and says where the time goes.
   *
   * ```js
   * console.table((await model.profile({ image })).operators);
   * ```
   */
  profile(
    inputs: ModelInput | Record<string, ModelInput | readonly TensorLike[]>,
    options?: ProfileOptions,
  ): Promise<Profile>;
  dispose(): Promise<void>;
  [Symbol.dispose](): void;
  [Symbol.asyncDispose](): Promise<void>;
}

/** A file of a kit. */
export interface KitFile {
  /** Where it lies, from the kit on. What ends in `.onnx` is a model. */
  path: string;
  /** How large it is, so that the progress of all files together can be told. */
  bytes?: number;
  /** Its SHA-256 in hexadecimal digits. */
  sha256?: string;
}

/** All that a task needs: the files and their parts, and settings. */
export interface Kit {
  name: string;
  task: string;
  family?: string;
  version?: string;
  licence?: string;
  source?: string;
  publish?: boolean;
  files: Record<string, KitFile>;
  settings?: Record<string, unknown>;
  /** What the paths are relative to, in a kit that is given as an object; the page where it is left out. */
  base?: string | URL;
}

/** The URL of a kit's folder or of its `kit.json`, or what stands in there. */
export type KitSource = string | URL | Kit;

export {
  default,
  EngineError,
  EnginePanic,
  EngineTrap,
  engine,
  InitError,
  type InitOptions,
  init,
  LaneLostError,
  OutboardError,
  RefusedError,
  StaleHandleError,
  TimeoutError,
} from './engine.js';

// The tasks, a line for each field.
export * from './learn.js';
export * from './sight.js';
export * from './speech.js';
export * from './text.js';
