/**
 * What the front uses of the generated client for pictures.
 */
import type { ClientOptions, FilesHandle, Handle } from './engine.js';
import type { PictureClass, Reading } from './sight.js';

/** How the handle of a task is made. */
interface Made<H> {
  create(
    files: FilesHandle,
    settings?: Record<string, unknown>,
    options?: ClientOptions,
  ): Promise<H>;
}

interface Reads {
  least?: number;
  turned?: boolean;
}

/** What reads text, on its lane. */
export interface ReaderHandle extends Handle {
  read(
    rgba: Uint8Array,
    width: number,
    height: number,
    asked: Reads,
    options?: ClientOptions,
  ): Promise<Reading>;
  readBitmap(bitmap: ImageBitmap, asked: Reads, options?: ClientOptions): Promise<Reading>;
}
export const ReaderHandle: Made<ReaderHandle>;

/** What says what a picture shows, on its lane. */
export interface ClassifierHandle extends Handle {
  classify(
    rgba: Uint8Array,
    width: number,
    height: number,
    top: number,
    options?: ClientOptions,
  ): Promise<PictureClass[]>;
  classifyBitmap(
    bitmap: ImageBitmap,
    top: number,
    options?: ClientOptions,
  ): Promise<PictureClass[]>;
}
export const ClassifierHandle: Made<ClassifierHandle>;

/** What gives one number for a picture, on its lane. */
export interface ScorerHandle extends Handle {
  score(rgba: Uint8Array, width: number, height: number, options?: ClientOptions): Promise<number>;
  scoreBitmap(bitmap: ImageBitmap, options?: ClientOptions): Promise<number>;
}
export const ScorerHandle: Made<ScorerHandle>;

/** What is to be made of a picture and its mask. */
export type Segmenting =
  | { mask: { smooth: boolean } }
  | { cutOut: { smooth: boolean } }
  | { blur: { strength: number } };

/** What cuts people out, on its lane. */
export interface SegmenterHandle extends Handle {
  segment(
    rgba: Uint8Array,
    width: number,
    height: number,
    asked: Segmenting,
    options?: ClientOptions,
  ): Promise<Uint8Array<ArrayBuffer>>;
  segmentBitmap(
    bitmap: ImageBitmap,
    asked: Segmenting,
    options?: ClientOptions,
  ): Promise<Uint8Array<ArrayBuffer>>;
}
export const SegmenterHandle: Made<SegmenterHandle>;
