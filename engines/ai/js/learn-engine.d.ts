/**
 * What the front of what is learned uses of the generated client.
 */
import type { ClientOptions, Handle } from './engine.js';
import type { Because, Choice, Known, Recommendation, SimilarItem } from './learn.js';

/** An event as it crosses. */
export interface UserEvent {
  user: string;
  item: string;
  weight?: number;
  rating?: number;
  time?: number;
}

/** A recommender on its lane. */
export interface RecommenderHandle extends Handle {
  learn(
    events: UserEvent[],
    train: string,
    options?: ClientOptions,
  ): Promise<Known & { full: boolean }>;
  forget(what: { user?: string; item?: string }, options?: ClientOptions): Promise<void>;
  recommend(
    user: string,
    wish: { top: number; because: number; seen: boolean; only?: string[]; except: string[] },
    options?: ClientOptions,
  ): Promise<Recommendation[]>;
  explain(user: string, item: string, options?: ClientOptions): Promise<Because[]>;
  similar(item: string, top: number, options?: ClientOptions): Promise<SimilarItem[]>;
  predict(
    pairs: { user: string; item: string }[],
    options?: ClientOptions,
  ): Promise<Float64Array<ArrayBuffer>>;
  items(options?: ClientOptions): Promise<string[]>;
  known(options?: ClientOptions): Promise<Known & { full: boolean }>;
  export(options?: ClientOptions): Promise<Uint8Array<ArrayBuffer>>;
}
export const RecommenderHandle: {
  create(settings?: unknown): Promise<RecommenderHandle>;
  import(bytes: Blob | ArrayBuffer | ArrayBufferView): Promise<RecommenderHandle>;
};

/** A bandit on its lane. */
export interface BanditHandle extends Handle {
  choose(context: Float64Array, options?: ClientOptions): Promise<Choice>;
  reward(id: number, value: number, options?: ClientOptions): Promise<void>;
  add(option: string, options?: ClientOptions): Promise<void>;
  remove(option: string, options?: ClientOptions): Promise<void>;
  forget(option: string | undefined, options?: ClientOptions): Promise<void>;
  names(options?: ClientOptions): Promise<string[]>;
  features(options?: ClientOptions): Promise<string[]>;
  export(options?: ClientOptions): Promise<Uint8Array<ArrayBuffer>>;
}
export const BanditHandle: {
  create(settings?: unknown): Promise<BanditHandle>;
  import(bytes: Blob | ArrayBuffer | ArrayBufferView): Promise<BanditHandle>;
};
