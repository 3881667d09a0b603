/**
 * Pictures: text in them, what they show, one number, and who is in them.
 */
import type { CallOptions, Kit, KitSource, LoadOptions, OnLane } from './index.js';

/**
 * What a picture can be given as.
 *
 * In pages: `File` and `Blob` (whatever the browser can decode), `ImageBitmap`, `ImageData`, canvases, `<img>`, `<video>`, `VideoFrame`.
 * Everywhere: pixels, four bytes each (red, green, blue, alpha), with their width and height. All of them stay yours.
 */
export type PictureInput =
  | Blob
  | ImageBitmap
  | ImageData
  | HTMLImageElement
  | HTMLCanvasElement
  | HTMLVideoElement
  | OffscreenCanvas
  | VideoFrame
  | { data: Uint8Array | Uint8ClampedArray; width: number; height: number };

/** A place in a picture: pixels from the left and from the top. */
export type PicturePoint = [x: number, y: number];

/** Four corners, as one who reads the line sees them: top left, top right, bottom right, bottom left. */
export type PictureBox = [PicturePoint, PicturePoint, PicturePoint, PicturePoint];

/** A part of a line, between two blanks. */
export interface ReadWord {
  text: string;
  /** How sure it is, from 0 to 1. */
  confidence: number;
  /** Where it is, as far as the model can tell: a word's left and right end may be off by half a letter. */
  box: PictureBox;
}

/** A line of text. */
export interface ReadLine extends ReadWord {
  words: ReadWord[];
}

/** What was read. */
export interface Reading {
  /** All of it, in the order in which it is read: rows are ended by line feeds, and what stands apart in a row by blanks. */
  text: string;
  /** The lines, in the same order. */
  lines: ReadLine[];
}

/** What {@link Reader.read} takes. */
export interface ReadOptions extends CallOptions {
  /** Lines that are less sure than this are left out, from 0 to 1. The default is 0.5. */
  least?: number;
  /** Whether lines that stand on their head are looked for, where the kit can tell. The default is true. */
  turned?: boolean;
  /** Told how far the work is, from 0 to 1. */
  onProgress?: (progress: { fraction: number; note?: string }) => void;
}

/** Reads text in pictures. */
export class Reader implements OnLane {
  private constructor();
  /**
   * Loads a kit whose task is `text-in-pictures`.
   *
   * ```js
   * const reader = await Reader.load('/models/ppocr-small');
   * const { text, lines } = await reader.read(file);
   * ```
   */
  static load(kit: KitSource, options?: LoadOptions): Promise<Reader>;
  /** What was loaded. */
  readonly kit: Kit;
  /** Reads what stands in a picture. Without any text, `lines` is empty. */
  read(picture: PictureInput, options?: ReadOptions): Promise<Reading>;
  dispose(): Promise<void>;
  [Symbol.dispose](): void;
  [Symbol.asyncDispose](): Promise<void>;
}

/** A class that a picture may show. */
export interface PictureClass {
  /** Its name; where the kit has no names, its number. */
  label: string;
  /** Its number among the outputs of the model. */
  index: number;
  /** From 0 to 1. */
  probability: number;
}

/** What {@link Classifier.classify} takes. */
export interface ClassifyOptions extends CallOptions {
  /** How many classes are wanted; the default is 5. */
  top?: number;
}

/** Says which of its classes a picture shows. */
export class Classifier implements OnLane {
  private constructor();
  /**
   * Loads a kit whose task is `classification`.
   *
   * ```js
   * const classifier = await Classifier.load('/models/efficientnet-lite0');
   * const [{ label, probability }] = await classifier.classify(file);
   * ```
   */
  static load(kit: KitSource, options?: LoadOptions): Promise<Classifier>;
  /** What was loaded. */
  readonly kit: Kit;
  /** The likeliest classes, the likeliest first. */
  classify(picture: PictureInput, options?: ClassifyOptions): Promise<PictureClass[]>;
  dispose(): Promise<void>;
  [Symbol.dispose](): void;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Says how much of something is in a picture. */
export class Scorer implements OnLane {
  private constructor();
  /**
   * Loads a kit whose task is `score`.
   *
   * ```js
   * const scorer = await Scorer.load('/models/open-nsfw');
   * if ((await scorer.score(file)) > 0.8) preview.classList.add('hidden');
   * ```
   */
  static load(kit: KitSource, options?: LoadOptions): Promise<Scorer>;
  /** What was loaded. */
  readonly kit: Kit;
  /** The number, from 0 to 1 where the model gives probabilities. */
  score(picture: PictureInput, options?: CallOptions): Promise<number>;
  dispose(): Promise<void>;
  [Symbol.dispose](): void;
  [Symbol.asyncDispose](): Promise<void>;
}

/** How much each pixel is a person's. */
export interface Mask {
  /** A byte for each pixel, row by row: 0 not at all, 255 altogether. */
  data: Uint8Array<ArrayBuffer>;
  /** The picture's width. */
  width: number;
  /** The picture's height. */
  height: number;
}

/** What {@link Segmenter.segment} and {@link Segmenter.cutOut} take. */
export interface SegmentOptions extends CallOptions {
  /** Whether the edge is made narrower and without steps. The default is true. */
  smooth?: boolean;
}

/** What {@link Segmenter.blurBackground} takes. */
export interface BlurOptions extends CallOptions {
  /** From 0, which changes nothing, to 1. The default is 0.5. */
  strength?: number;
}

/** Tells people from what is behind them. */
export class Segmenter implements OnLane {
  private constructor();
  /**
   * Loads a kit whose task is `segmentation`.
   *
   * ```js
   * const segmenter = await Segmenter.load('/models/selfie');
   * context.putImageData(await segmenter.blurBackground(video, { strength: 0.6 }), 0, 0);
   * ```
   */
  static load(kit: KitSource, options?: LoadOptions): Promise<Segmenter>;
  /** What was loaded. */
  readonly kit: Kit;
  /** How much each pixel is a person's, at the size of the picture. */
  segment(picture: PictureInput, options?: SegmentOptions): Promise<Mask>;
  /** The picture with what is not a person's seen through. */
  cutOut(picture: PictureInput, options?: SegmentOptions): Promise<ImageData>;
  /** The picture with what is not a person's blurred. */
  blurBackground(frame: PictureInput, options?: BlurOptions): Promise<ImageData>;
  dispose(): Promise<void>;
  [Symbol.dispose](): void;
  [Symbol.asyncDispose](): Promise<void>;
}
