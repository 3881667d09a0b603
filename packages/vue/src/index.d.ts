import type { MaybeRef, MaybeRefOrGetter, ShallowRef } from 'vue';

/** How far a call is. */
export interface Progress {
  /** From 0 to 1. */
  fraction: number;
  /** What it is doing. */
  note?: string;
}

/** The call options that the composables give by themselves. Functions of your own pass them on. */
export interface Given {
  /** Aborted when the scope ends, the arguments are others, or the call is cancelled. */
  signal: AbortSignal;
  /** Makes `progress`. */
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

/** Its call options, without those that the composables give. */
export type OptionsOf<F extends ClientFunction> = Omit<Parameters<F['with']>[0], keyof Given>;

type LastOf<F extends Work> = Required<Parameters<F>> extends [...Any[], infer Last] ? Last : never;

/** Nothing is run as long as there are no arguments. */
type Absent = null | undefined | false | '' | 0;

/** Arguments in a list, whose refs are unwrapped, or a ref or getter of such a list. */
export type Reactive<Args extends Any[]> = MaybeRefOrGetter<
  { readonly [Index in keyof Args]: MaybeRef<Args[Index]> } | Absent
>;

/** `running` also stands on a server, where nothing runs, for what the browser will run. */
export type Status = 'idle' | 'running' | 'done' | 'failed' | 'cancelled';

interface Run<Result> {
  status: Readonly<ShallowRef<Status>>;
  /** Why the last run failed. */
  error: Readonly<ShallowRef<Error | undefined>>;
  progress: Readonly<ShallowRef<Progress | undefined>>;
  /** Aborts what runs. */
  cancel: () => void;
  /**
   * That of the last run. `await` it in an async `setup`, and `Suspense` waits; its error goes to `onErrorCaptured`. Nothing has
   * run on a server: there it is fulfilled at once, with nothing.
   */
  readonly promise: Promise<Result | undefined>;
}

/** What {@link useCall} gives. */
export interface Call<Args extends Any[], Result> extends Run<Result> {
  /** The last result, also while the next one is computed. */
  data: Readonly<ShallowRef<Result | undefined>>;
  /**
   * Runs it now, with these arguments, or those of the composable where none are given. What runs is aborted. The refs tell
   * what becomes of it.
   */
  run: (...args: Args | []) => void;
}

/**
 * Calls a function of a client, and again whenever the arguments are others: the last call wins, earlier ones are aborted.
 * Without arguments, it is run by `run(…)` alone.
 *
 * ```js
 * const { status, data, progress, cancel } = useCall(histogram, () => file.value && [file.value]);
 * ```
 */
export function useCall<F extends ClientFunction>(
  work: F,
  args?: Reactive<ArgumentsOf<F>>,
  options?: MaybeRefOrGetter<OptionsOf<F> | undefined>,
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
  args?: Reactive<Args>,
): Call<Args, Result>;

/** An object that lives on a lane. */
interface Disposes {
  dispose(): PromiseLike<unknown>;
}

/** What {@link useHandle} gives. */
export interface Held<Args extends Any[], Object> extends Run<Object> {
  handle: Readonly<ShallowRef<Object | undefined>>;
  /** Makes another one, and disposes of this one: after its lane was lost, for example. */
  renew: (...args: Args | []) => void;
}

/**
 * Makes an object of a class, keeps it, and disposes of it when the arguments are others or the scope ends.
 *
 * ```js
 * const { handle } = useHandle(Session, [1]);
 * const total = useCall((session, options) => session.total(options), () => handle.value && [handle.value]);
 * ```
 */
export function useHandle<Class extends { create: Work }>(
  made: Class,
  args?: Reactive<ArgumentsOf<Class['create']>>,
  options?: MaybeRefOrGetter<Omit<LastOf<Class['create']>, keyof Given> | undefined>,
): Held<ArgumentsOf<Class['create']>, Awaited<ReturnType<Class['create']>>>;
/** Makes it by a function of a client. */
export function useHandle<F extends ClientFunction>(
  made: Awaited<ReturnType<F>> extends Disposes ? F : never,
  args?: Reactive<ArgumentsOf<F>>,
  options?: MaybeRefOrGetter<OptionsOf<F> | undefined>,
): Held<ArgumentsOf<F>, Awaited<ReturnType<F>>>;
/** Makes it by a function of your own, which is given the arguments, and after them the call options. */
export function useHandle<Args extends Any[], Object extends Disposes>(
  made: (...args: [...args: Args, options: Given]) => PromiseLike<Object>,
  args?: Reactive<Args>,
): Held<Args, Object>;

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

/** How an engine is. */
export interface EngineState<Stats> {
  status: Readonly<ShallowRef<'starting' | 'ready' | 'failed'>>;
  /** Why it could not be started. */
  error: Readonly<ShallowRef<Error | undefined>>;
  /** How its lanes are; looked at twice a second. */
  stats: Readonly<ShallowRef<Stats | undefined>>;
}

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
