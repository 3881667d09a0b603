/**
 * What the front of texts uses of the generated client.
 */
import type { ClientOptions, FilesHandle, Handle } from './engine.js';
import type { FileType, LanguageGuess, SearchHit } from './text.js';

/** A sentence model on its lane. */
export interface EmbedderHandle extends Handle {
  dimensions(): Promise<number>;
  embed(texts: string[], options?: ClientOptions): Promise<Float32Array<ArrayBuffer>>;
  passages(text: string, options?: ClientOptions): Promise<string[]>;
  index(model: string): Promise<SearchIndexHandle>;
  loadIndex(bytes: Blob | ArrayBuffer | ArrayBufferView, model: string): Promise<SearchIndexHandle>;
}
export const EmbedderHandle: {
  create(files: FilesHandle, settings: unknown): Promise<EmbedderHandle>;
};

/** An index on its lane. */
export interface SearchIndexHandle extends Handle {
  add(ids: string[], texts: string[], vectors: Float32Array): Promise<number>;
  remove(ids: string[]): Promise<number>;
  size(): Promise<number>;
  search(vector: Float32Array, top: number, options?: ClientOptions): Promise<SearchHit[]>;
  save(options?: ClientOptions): Promise<Uint8Array<ArrayBuffer>>;
}

/** A model of languages on its lane. */
export interface LanguageGuesserHandle extends Handle {
  guess(text: string, top: number, options?: ClientOptions): Promise<LanguageGuess[]>;
  languages(): Promise<string[]>;
}
export const LanguageGuesserHandle: { create(files: FilesHandle): Promise<LanguageGuesserHandle> };

/** A model of file types on its lane. */
export interface FileTyperHandle extends Handle {
  block(): Promise<number>;
  type(
    head: Blob | Uint8Array,
    tail: Blob | Uint8Array,
    options?: ClientOptions,
  ): Promise<FileType>;
}
export const FileTyperHandle: { create(files: FilesHandle): Promise<FileTyperHandle> };
