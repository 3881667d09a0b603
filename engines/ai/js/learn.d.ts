import type { CallOptions, OnLane } from './index.js';

/** How a {@link Recommender} learns. The defaults suit most. */
export interface RecommenderOptions {
  /** How many traits it finds in users and items: 1 to 256, 24 by default. */
  factors?: number;
  /** How many rounds a full training has: 1 to 200, 8 by default. */
  iterations?: number;
  /** How much more an event says than that there was none; 2 by default. */
  confidence?: number;
  /** How strongly interest is held back from what few events say; 0.4 by default. */
  regularisation?: number;
  /** The same for ratings; 0.13 by default. */
  ratingRegularisation?: number;
  /** The worst and the best rating; `[1, 5]` by default. */
  scale?: readonly [number, number];
  /** After how many milliseconds an event says half as much; never by default. */
  halfLife?: number;
  /** What a kind of event weighs: `{ view: 1, buy: 5 }`. */
  kinds?: Readonly<Record<string, number>>;
  /** What makes two runs the same; a whole number, 1 by default. */
  seed?: number;
  /** How much it may hold: 100,000 users and items and 5,000,000 pairs by default. More is refused with `'ai/too-many'`. */
  limits?: { users?: number; items?: number; pairs?: number };
}

/** Something that a user did with an item. */
export interface UserEvent {
  /** Who: any text. */
  user: string;
  /** With what: any text. */
  item: string;
  /** How much it says: 0 to 1,000,000. 1 by default, or 0 where there is a rating, which says enough. */
  weight?: number;
  /** In place of a weight: one of the `kinds`. */
  kind?: string;
  /** How the user rated the item. */
  rating?: number;
  /** When, as a `Date` or in milliseconds since 1970; as late as the latest event known by default. */
  time?: number | Date;
}

/** How far it is. */
export interface LearnProgress {
  /** From 0 to 1. */
  fraction: number;
  /** What is learned: `'interest'`, `'ratings'`. */
  note?: string;
}

/** What {@link Recommender.learn} and {@link Recommender.forget} take. */
export interface LearnOptions extends CallOptions {
  /** Told how far it is. */
  onProgress?: (progress: LearnProgress) => void;
}

/** How much is known. */
export interface Known {
  users: number;
  items: number;
  /** Pairs of a user and an item. */
  pairs: number;
  /** Those with a rating. */
  ratings: number;
}

/** A reason. */
export interface Because {
  /** Something that the user knows. */
  item: string;
  /** Its part in all that speaks for the item: those of all reasons sum up to 1. */
  share: number;
}

/** An item that the user may like. */
export interface Recommendation {
  item: string;
  /** The higher, the better. */
  score: number;
  /** The rating that the user would give, where ratings are known. */
  rating?: number;
  /** `'popular'` where nothing is known of the user. */
  source: 'interest' | 'popular';
  /** The user's own items that speak for it, the weightiest first. */
  because: Because[];
}

/** An item that is like another. */
export interface SimilarItem {
  item: string;
  /** 0 to 1. */
  similarity: number;
}

/** What {@link Recommender.recommend} takes. */
export interface RecommendOptions extends CallOptions {
  /** How many; 10 by default. */
  top?: number;
  /** How many reasons each has at most; 3 by default. */
  because?: number;
  /** Whether items that the user knows may be among them. */
  seen?: boolean;
  /** Only these items. */
  only?: Iterable<string>;
  /** None of these items. */
  except?: Iterable<string>;
  /** Only items of which this is true; asked in the page, the best first, until there are enough. */
  filter?: (item: string) => boolean;
}

/**
 * Learns what users may like, from what they do. All of it stays on the machine.
 *
 * ```js
 * const films = await Recommender.create();
 * await films.learn([
 *   { user: 'ann', item: 'Alien', rating: 5 },
 *   { user: 'ben', item: 'Alien', rating: 5 },
 *   { user: 'ben', item: 'Solaris', rating: 4 },
 * ]);
 * const [first] = await films.recommend('ann');
 * // { item: 'Solaris', score, rating, source: 'interest', because: [{ item: 'Alien', share: 1 }] }
 * ```
 */
export class Recommender implements OnLane {
  private constructor();
  /** One that knows nothing yet. */
  static create(options?: RecommenderOptions): Promise<Recommender>;
  /** What {@link Recommender.export} gave. Of the options only `kinds` are not in there. */
  static import(
    bytes: Blob | ArrayBuffer | ArrayBufferView,
    options?: Pick<RecommenderOptions, 'kinds'>,
  ): Promise<Recommender>;
  /**
   * Learns from events: all of them, or none where one is refused or `signal` stops it. Few are learned in place, many by training all
   * anew; `train` says which, where that is not to be decided here. In a page without shared memory, what `signal` gives up on is
   * finished unheard.
   */
  learn(
    events: Iterable<UserEvent>,
    options?: LearnOptions & { train?: 'auto' | 'full' | 'touched' },
  ): Promise<Known & { full: boolean }>;
  /** What the user may like, the best first; what is popular, of a user of whom nothing is known. */
  recommend(user: string, options?: RecommendOptions): Promise<Recommendation[]>;
  /** All that speaks for an item, the weightiest first. */
  explain(user: string, item: string, options?: CallOptions): Promise<Because[]>;
  /** Items that the same users did, the nearest first. */
  similar(item: string, options?: CallOptions & { top?: number }): Promise<SimilarItem[]>;
  /** How users would rate items; `'ai/no-ratings'` where nobody rated anything. */
  predict(
    pairs: Iterable<{ user: string; item: string }>,
    options?: CallOptions,
  ): Promise<number[]>;
  /**
   * Forgets a user, an item, what the user did with the item, or `'everything'`. All is learned anew from what remains, so that nothing is
   * left: {@link Recommender.export} gives the same bytes as if what was forgotten had never been.
   */
  forget(
    what: { user?: string; item?: string } | 'everything',
    options?: LearnOptions,
  ): Promise<void>;
  /** All items that are known. */
  items(options?: CallOptions): Promise<string[]>;
  /** How much is known. */
  known(options?: CallOptions): Promise<Known>;
  /** All that is known and was learned. */
  export(options?: CallOptions): Promise<Uint8Array<ArrayBuffer>>;
  dispose(): Promise<void>;
  [Symbol.dispose](): void;
  [Symbol.asyncDispose](): Promise<void>;
}

/** How a {@link Bandit} chooses and learns. */
export interface BanditOptions {
  /** What there is to choose among: 256 at most. More can be added. */
  options?: readonly string[];
  /** The names of what a context says: 127 at most. */
  features?: readonly string[];
  /** `'ucb'` takes what may be best (LinUCB), `'thompson'` draws what each may be worth. The default is `'ucb'`. */
  method?: 'ucb' | 'thompson';
  /** How much it explores: 0 is not at all, 0.5 the default. */
  exploration?: number;
  /** How strongly it is held back from what few rewards say; 1 by default. */
  regularisation?: number;
  /** What a reward still counts after each later one: 1, for ever, by default; with 0.99 half after 69. */
  decay?: number;
  /** How many choices may wait for their reward; 1,000 by default. The oldest are then forgotten. */
  waiting?: number;
  /** What makes two runs the same; a whole number, 1 by default. */
  seed?: number;
}

/** What is so, right now: a number, or true or false, for each feature. Numbers are best of about the size of 1. */
export type Context = Readonly<Record<string, number | boolean>>;

/** What was chosen, and why. */
export interface Choice {
  /** Its number, which {@link Bandit.reward} takes. */
  id: number;
  option: string;
  /** How all options stood. */
  why: {
    option: string;
    /** The reward that is expected. */
    expected: number;
    /** How far off that may be. */
    uncertainty: number;
    /** What decided: the highest was chosen. */
    score: number;
    /** How many rewards it has had. */
    rewards: number;
  }[];
}

/**
 * Chooses among options, and learns from rewards which is best in which context.
 *
 * ```js
 * const layout = await Bandit.create({ options: ['grid', 'list'], features: ['phone'] });
 * const { id, option } = await layout.choose({ phone: matchMedia('(width < 40rem)').matches });
 * // … and when the visitor clicks:
 * await layout.reward(id, 1);
 * ```
 */
export class Bandit implements OnLane {
  private constructor();
  /** One that knows nothing yet. */
  static create(options?: BanditOptions): Promise<Bandit>;
  /** What {@link Bandit.export} gave. */
  static import(bytes: Blob | ArrayBuffer | ArrayBufferView): Promise<Bandit>;
  /** The names of what a context says. */
  readonly features: readonly string[];
  /** Chooses for a context. */
  choose(context?: Context, options?: CallOptions): Promise<Choice>;
  /**
   * What came of a choice: 1 where it was right and 0 where it was not, or any other measure. It may come late. A second is refused with
   * `'ai/already-rewarded'`, one for what was never chosen with `'ai/unknown-choice'`, and one for what is not remembered with
   * `'ai/choice-expired'`.
   */
  reward(choice: number, value: number, options?: CallOptions): Promise<void>;
  /** One more option, of which nothing is known yet. */
  add(option: string, options?: CallOptions): Promise<void>;
  /** Takes an option out, and forgets it. */
  remove(option: string, options?: CallOptions): Promise<void>;
  /** Forgets what was learned of an option, or of all. */
  forget(what: { option: string } | 'everything', options?: CallOptions): Promise<void>;
  /** What there is to choose among. */
  options(options?: CallOptions): Promise<string[]>;
  /** All that was learned. */
  export(options?: CallOptions): Promise<Uint8Array<ArrayBuffer>>;
  dispose(): Promise<void>;
  [Symbol.dispose](): void;
  [Symbol.asyncDispose](): Promise<void>;
}
