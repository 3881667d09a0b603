/**
 * The meaning and the language of texts, a search by meaning, and the kind of files.
 */
import type { CallOptions, KitSource, LoadOptions, OnLane } from './index.js';

/** How far a list of texts is. */
export interface TextProgress {
  /** From 0 to 1. */
  fraction: number;
}

/** What {@link Embedder.embed} takes. */
export interface EmbedOptions extends CallOptions {
  /** Told how far it is. */
  onProgress?: (progress: TextProgress) => void;
}

/**
 * Turns texts into vectors: texts that mean the same have vectors that point the same way.
 *
 * ```js
 * import { Embedder } from '@outboard/ai';
 *
 * const embedder = await Embedder.load('/models/minilm');
 * const [soup, broth, car] = await embedder.embed(['a warm soup', 'hot broth', 'a fast car']);
 * Embedder.similarity(soup, broth) > Embedder.similarity(soup, car); // true
 * ```
 */
export class Embedder implements OnLane {
  private constructor();
  /** Loads a kit for `embeddings`, such as `minilm`. */
  static load(kit: KitSource, options?: LoadOptions): Promise<Embedder>;
  /** How alike two vectors of an embedder are: 1 for the same meaning, about 0 for texts that have nothing in common. */
  static similarity(a: Float32Array, b: Float32Array): number;
  /** The name and the version of the kit; an index can only be used with the model it was made with. */
  readonly model: string;
  /** How many numbers a vector has. */
  readonly dimensions: number;
  /** A vector of length 1 for each text. Of a text that is too long for the model, its beginning counts: see {@link passages}. */
  embed(texts: readonly string[], options?: EmbedOptions): Promise<Float32Array[]>;
  /** Cuts a long text into passages that overlap and each fit into the model, at ends of sentences where there are any. */
  passages(text: string, options?: CallOptions): Promise<string[]>;
  /** An empty index for texts of this embedder. */
  index(): Promise<SearchIndex>;
  dispose(): Promise<void>;
  [Symbol.dispose](): void;
  [Symbol.asyncDispose](): Promise<void>;
}

/** A text for an index. */
export interface SearchItem {
  /** What it is found by; a second item with the same `id` takes the place of the first. */
  id: string;
  text: string;
}

/** A passage that was found. */
export interface SearchHit {
  /** The item's `id`. */
  id: string;
  /** The passage of its text that fits best. */
  text: string;
  /** How well it fits: 1 for the same meaning, about 0 for nothing in common. */
  score: number;
}

/** What {@link SearchIndex.search} takes. */
export interface SearchOptions extends CallOptions {
  /** How many passages to give; 10 by default. */
  top?: number;
}

/**
 * Finds texts by what they mean. It lives on the lane of its embedder.
 *
 * ```js
 * const index = await embedder.index();
 * await index.add(notes.map(({ name, text }) => ({ id: name, text })), {
 *   onProgress: ({ fraction }) => (bar.value = fraction),
 * });
 * for (const { id, text, score } of await index.search('how do I get my money back?', { top: 5 })) show(id, text, score);
 * ```
 */
export class SearchIndex implements OnLane {
  private constructor();
  /** An empty index. */
  static create(embedder: Embedder): Promise<SearchIndex>;
  /** The index that {@link save} gave the bytes of. An index of another model is refused with `'ai/other-model'`. */
  static load(
    bytes: Blob | ArrayBuffer | ArrayBufferView,
    embedder: Embedder,
  ): Promise<SearchIndex>;
  /** How many passages it holds. */
  readonly size: number;
  /**
   * Adds texts; long ones as several passages. Searches can go on meanwhile. When it is aborted, the texts that were done stay.
   */
  add(items: SearchItem | Iterable<SearchItem>, options?: EmbedOptions): Promise<void>;
  /** Takes out an item, or several, and says how many passages went. */
  remove(id: string | readonly string[]): Promise<number>;
  /** The passages that fit best, the best first. */
  search(query: string, options?: SearchOptions): Promise<SearchHit[]>;
  /** The index with its texts as bytes, to be kept wherever you like. */
  save(options?: CallOptions): Promise<Uint8Array<ArrayBuffer>>;
  dispose(): Promise<void>;
  [Symbol.dispose](): void;
  [Symbol.asyncDispose](): Promise<void>;
}

/** A language that a text may be written in. */
export interface LanguageGuess {
  /** Its code: `'en'`, `'pt'`, `'zh'` … */
  language: string;
  /** From 0 to 1. */
  probability: number;
}

/** What {@link LanguageGuesser.guess} takes. */
export interface GuessOptions extends CallOptions {
  /** How many languages to give; 3 by default. */
  top?: number;
}

/**
 * Tells which language a text is written in.
 *
 * ```js
 * import { LanguageGuesser } from '@outboard/ai';
 *
 * const guesser = await LanguageGuesser.load('/models/lid176');
 * const [best] = await guesser.guess('Wo ist hier der Bahnhof?'); // { language: 'de', probability: 0.99 }
 * ```
 */
export class LanguageGuesser implements OnLane {
  private constructor();
  /** Loads a kit for `language`, such as `lid176`. */
  static load(kit: KitSource, options?: LoadOptions): Promise<LanguageGuesser>;
  /** The languages that it tells apart. */
  readonly languages: readonly string[];
  /** The likeliest languages, the likeliest first; none where the text has no letters. */
  guess(text: string, options?: GuessOptions): Promise<LanguageGuess[]>;
  dispose(): Promise<void>;
  [Symbol.dispose](): void;
  [Symbol.asyncDispose](): Promise<void>;
}

/** What a file is. */
export interface FileType {
  /** A short name: `'png'`, `'python'`, `'docx'` …; `'txt'`, `'unknown'` or `'empty'` where nothing better can be said. */
  label: string;
  /** What people call it. */
  description: string;
  /** Its MIME type. */
  mime: string;
  /** What it belongs to: `'image'`, `'code'`, `'archive'` … */
  group: string;
  /** What names of such files end in, without the dot. */
  extensions: string[];
  /** Whether it is a text. */
  isText: boolean;
  /** How sure the model is of its guess, from 0 to 1; 1 where a rule answered. */
  score: number;
  /** What the model guessed, where it was not sure enough for `label` to say so. */
  guess?: string;
}

/**
 * Tells what a file is by its bytes, whatever its name says. Only its first and last 4 KiB are read.
 *
 * ```js
 * import { FileTyper } from '@outboard/ai';
 *
 * const typer = await FileTyper.load('/models/magika');
 * const { label, mime, score } = await typer.type(input.files[0]);
 * ```
 */
export class FileTyper implements OnLane {
  private constructor();
  /** Loads a kit for `file-type`, such as `magika`. */
  static load(kit: KitSource, options?: LoadOptions): Promise<FileTyper>;
  /** What a file is. */
  type(file: Blob | ArrayBuffer | ArrayBufferView, options?: CallOptions): Promise<FileType>;
  dispose(): Promise<void>;
  [Symbol.dispose](): void;
  [Symbol.asyncDispose](): Promise<void>;
}
