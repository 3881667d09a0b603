/** How far a call is. */
export interface Progress {
  /** From 0 to 1. */
  fraction: number;
  /** What it is doing. */
  note?: string;
}

/** The call options that the hooks give by themselves. Functions of your own pass them on. */
export interface Given {
  /** Aborted when the component ends, the arguments are others, or the call is cancelled. */
  signal: AbortSignal;
  /** Makes the hook's `progress`. */
  onProgress: (progress: Progress) => void;
}

// biome-ignore lint/suspicious/noExplicitAny: what functions take is theirs to say.
type Any = any;
type Work = (...args: Any[]) => PromiseLike<Any>;

/** A function of a client: it can be given its call options beforehand. */
export type ClientFunction = Work & { with: (options: Any) => Work };

/** What it takes, without the call options at the end. */
export type ArgumentsOf<F extends Work> = Front<Parameters<F>>;
type Front<P extends Any[]> = number extends P['length']
  ? P
  : Required<P> extends [Any]
    ? []
    : P extends [infer First, ...infer Rest]
      ? [First, ...Front<Rest>]
      : P extends [(infer First)?, ...infer Rest]
        ? [First?, ...Front<Rest>]
        : [];

/** Its call options, without those that the hooks give. */
export type OptionsOf<F extends ClientFunction> = Omit<Parameters<F['with']>[0], keyof Given>;

type LastOf<F extends Work> = Required<Parameters<F>> extends [...Any[], infer Last] ? Last : never;

/** Nothing is run as long as there are no arguments. */
type Absent = null | undefined | false | '' | 0;

/** How a call is. `data` is that of the last result, also while the next one is computed. */
export type CallState<Result> =
  | { status: 'idle'; data: undefined; error: undefined; progress: undefined }
  | {
      status: 'running';
      data: Result | undefined;
      error: undefined;
      progress: Progress | undefined;
    }
  | { status: 'done'; data: Result; error: undefined; progress: Progress | undefined }
  | { status: 'failed'; data: Result | undefined; error: Error; progress: Progress | undefined }
  | {
      status: 'cancelled';
      data: Result | undefined;
      error: undefined;
      progress: Progress | undefined;
    };

/** What {@link useCall} gives. */
export type Call<Args extends unknown[], Result> = CallState<Result> & {
  /**
   * Runs it now, with these arguments, or those of the hook where none are given. What runs is aborted. The state
   * tells what becomes of it.
   */
  run: (...args: Args | []) => void;
  /** Aborts what runs. */
  cancel: () => void;
};

/**
 * Calls a function of a client, and again whenever the arguments are others: the last call wins, earlier ones are aborted.
 * Without arguments, it is run by `run(…)` alone.
 *
 * ```js
 * const { status, data, progress, cancel } = useCall(histogram, file && [file]);
 * ```
 */
export function useCall<F extends ClientFunction>(
  work: F,
  args?: ArgumentsOf<F> | Absent,
  options?: OptionsOf<F>,
): Call<ArgumentsOf<F>, Awaited<ReturnType<F>>>;
/**
 * Calls a function of your own with the arguments, and after them the call options, which it passes on.
 *
 * ```js
 * const { data } = useCall((file, width, options) => resize(file, { width, ...options }), [file, width]);
 * ```
 */
export function useCall<Args extends Any[], Result>(
  work: (...args: [...args: Args, options: Given]) => PromiseLike<Result>,
  args?: readonly [...Args] | Absent,
): Call<Args, Result>;

/** An object that lives on a lane. */
interface Disposes {
  dispose(): PromiseLike<unknown>;
}

/** How an object is. */
export type HandleState<Object> =
  | {
      status: 'idle' | 'running' | 'cancelled';
      handle: undefined;
      error: undefined;
      progress: Progress | undefined;
    }
  | { status: 'done'; handle: Object; error: undefined; progress: Progress | undefined }
  | { status: 'failed'; handle: undefined; error: Error; progress: Progress | undefined };

/** What {@link useHandle} gives. */
export type Held<Args extends unknown[], Object> = HandleState<Object> & {
  /** Makes another one, and disposes of this one: after its lane was lost, for example. */
  renew: (...args: Args | []) => void;
  /** Stops the making. */
  cancel: () => void;
};

/**
 * Makes an object of a class, keeps it, and disposes of it when the arguments are others or the component ends.
 *
 * ```js
 * const { handle } = useHandle(Session, [1]);
 * const total = useCall((session, options) => session.total(options), handle && [handle]);
 * ```
 */
export function useHandle<Class extends { create: Work }>(
  made: Class,
  args?: ArgumentsOf<Class['create']> | Absent,
  options?: Omit<LastOf<Class['create']>, keyof Given>,
): Held<ArgumentsOf<Class['create']>, Awaited<ReturnType<Class['create']>>>;
/** Makes it by a function of a client. */
export function useHandle<F extends ClientFunction>(
  made: Awaited<ReturnType<F>> extends Disposes ? F : never,
  args?: ArgumentsOf<F> | Absent,
  options?: OptionsOf<F>,
): Held<ArgumentsOf<F>, Awaited<ReturnType<F>>>;
/** Makes it by a function of your own, which is given the arguments, and after them the call options. */
export function useHandle<Args extends Any[], Object extends Disposes>(
  made: (...args: [...args: Args, options: Given]) => PromiseLike<Object>,
  args?: readonly [...Args] | Absent,
): Held<Args, Object>;

/**
 * The result of a call, for which the nearest `Suspense` waits; its error goes to the nearest error boundary. Components that ask
 * for the same of the same function share one call, and when the last of them ends, its result is disposed of, if it can be.
 *
 * The function has to be the same in each render: one of a client, or one of your own that is made outside of components. It has
 * no progress. On a server it throws, so that the fallback is sent, and the browser computes.
 *
 * ```js
 * const small = useSuspenseCall(shrink, [file, 800]);
 * ```
 */
export function useSuspenseCall<F extends ClientFunction>(
  work: F,
  args: ArgumentsOf<F>,
  options?: OptionsOf<F>,
): Awaited<ReturnType<F>>;
export function useSuspenseCall<Args extends Any[], Result>(
  work: (...args: [...args: Args, options: Pick<Given, 'signal'>]) => PromiseLike<Result>,
  args: readonly [...Args],
): Result;

/** A client: its module, its `engine`, or its `init`. */
export type Client =
  | { engine: { init: Init; stats(): object } }
  | { init: Init; stats(): object }
  | Init;
type Init = (options?: Any) => Promise<void>;
type InitOf<C> = C extends { engine: { init: infer I } } ? I : C extends { init: infer I } ? I : C;
type StatsOf<C> = C extends { engine: { stats(): infer S } }
  ? S
  : C extends { stats(): infer S }
    ? S
    : undefined;

/** How an engine is. `stats` is looked at twice a second. */
export type EngineState<Stats> =
  | { status: 'starting' | 'ready'; error: undefined; stats: Stats | undefined }
  | { status: 'failed'; error: Error; stats: Stats | undefined };

/**
 * Starts an engine before it is needed, and says how it is.
 *
 * ```js
 * import * as image from '@outboard/image';
 * const { status, stats } = useEngine(image, { lanes: 2 });
 * ```
 */
export function useEngine<C extends Client>(
  client: C,
  options?: InitOf<C> extends (...args: infer P) => Any ? P[0] : never,
): EngineState<StatsOf<C>>;
