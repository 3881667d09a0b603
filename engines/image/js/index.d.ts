/**
 * Reads, changes and writes JPEG, PNG and WebP images in Rust, off the main thread.
 *
 * ```js
 * import { resize } from '@outboard/image';
 *
 * const small = await resize(file, { width: 800 });
 * ```
 *
 * Nothing is downloaded or started by the import; the first call starts what it needs.
 *
 * @packageDocumentation
 */

/** The formats that can be read and written. */
export type ImageFormat = 'jpeg' | 'png' | 'webp';

/**
 * How an image is fitted into a box of `width` × `height`.
 *
 * - `'cover'` (the default): fills the box; what juts out is cut off, see `position`.
 * - `'contain'`: wholly inside the box; what is left over is `background`.
 * - `'fill'`: exactly the box; the shape of the image is not kept.
 * - `'inside'`: as large as fits in the box; nothing is cut off or added.
 * - `'outside'`: as small as covers the box; nothing is cut off or added.
 */
export type Fit = 'cover' | 'contain' | 'fill' | 'inside' | 'outside';

/** How pixels are weighed, from coarse to fine. `'nearest'` is for pixel art. */
export type Filter = 'nearest' | 'bilinear' | 'hamming' | 'catmullRom' | 'mitchell' | 'lanczos3';

/** Which part is kept by `fit: 'cover'`, and where the image stands in `fit: 'contain'`. */
export type Position =
  | 'center'
  | 'top'
  | 'bottom'
  | 'left'
  | 'right'
  | 'topLeft'
  | 'topRight'
  | 'bottomLeft'
  | 'bottomRight';

/** A colour: `'#rgb'`, `'#rrggbb'`, `'#rrggbbaa'` or `'transparent'`. */
export type Color = 'transparent' | `#${string}`;

/** Pixels as `ImageData` has them: red, green, blue, alpha, not premultiplied. Node has no `ImageData`. */
export interface Pixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/**
 * What an image can be given as.
 *
 * - `Blob`, `File`: crosses as it is and is read off the main thread.
 * - `ArrayBuffer`, `Uint8Array`, `Buffer` and other views: the bytes of a file. They are copied, and stay yours.
 * - `ImageData` (or anything of its shape): pixels. They are copied, and stay yours.
 * - `ImageBitmap`: pixels. A copy is made, and the bitmap stays yours; with `transfer: true` it is moved and then closed to
 *   you, which saves the copy.
 * - `HTMLCanvasElement`, `OffscreenCanvas`, `HTMLImageElement`: what they show now, as an `ImageBitmap`.
 * - `Response`: its body, if its status is a success. It is read once, however often the image is used.
 */
export type ImageInput =
  | Blob
  | ArrayBufferLike
  | ArrayBufferView
  | ImageData
  | Pixels
  | ImageBitmap
  | HTMLCanvasElement
  | OffscreenCanvas
  | HTMLImageElement
  | Response;

/**
 * What an image may cost. What would cost more is refused with `'image/too-large'`, before anything is decoded.
 */
export interface Limits {
  /** The most pixels of an image, in the file and on the way to the result. The default is 100 million. */
  pixels?: number;
  /** The most bytes of memory that the pixels of one step may take. The default is 1 GiB. */
  bytes?: number;
}

/** What every call takes. */
export interface CallOptions {
  /**
   * Aborts the call, also while it is being computed.
   *
   * ```js
   * const controller = new AbortController();
   * cancel.onclick = () => controller.abort();
   * await resize(file, { width: 800, signal: controller.signal });
   * ```
   */
  signal?: AbortSignal;
  /** Milliseconds after which the call fails with a timeout, also while it is being computed. */
  timeout?: number;
  /** Calls of a higher priority leave the queue first. The default is 0. */
  priority?: number;
  /** Told before each step how much of the work is done, from 0 to 1, and what comes: `'Decode'`, `'Resize'`, `'Encode'` … */
  onProgress?: (progress: { fraction: number; note?: string }) => void;
}

/** What every call on an image takes. */
export interface InputOptions extends CallOptions {
  /** What the image may cost. */
  limits?: Limits;
  /**
   * Moves the input to the lane where that is possible, instead of copying it: an `ArrayBuffer` or view is detached, an
   * `ImageBitmap` is closed to you. The default is `false`: what you pass in stays yours.
   */
  transfer?: boolean;
}

/** How a result is encoded. */
export interface EncodeOptions {
  /** The format to write. The default is the input's own; pixels become PNG. */
  format?: ImageFormat;
  /** From 1 to 100, for JPEG only (PNG and WebP are written without loss). The default is 80. */
  quality?: number;
}

/** What {@link Pipeline.resize} takes: `width`, `height` or both. */
export interface ResizeSteps {
  /** Pixels. Without it, the width follows from the height. */
  width?: number;
  /** Pixels. Without it, the height follows from the width. */
  height?: number;
  /** How the image is fitted, when both `width` and `height` are given. The default is `'cover'`. */
  fit?: Fit;
  /** What is kept by `'cover'`, where the image stands in `'contain'`. The default is `'center'`. */
  position?: Position;
  /** What surrounds the image in `'contain'`. The default is `'transparent'`, which a JPEG shows as white. */
  background?: Color;
  /** How pixels are weighed. The default is `'lanczos3'`. */
  filter?: Filter;
  /** Lets a small image become larger. The default is `false`. */
  enlarge?: boolean;
}

/** What {@link resize} takes. */
export interface ResizeOptions extends ResizeSteps, EncodeOptions, InputOptions {}

/** What {@link info} tells of a file, which it reads without decoding. */
export interface ImageInfo {
  /** The format, told by the bytes, not by the file's name. */
  format: ImageFormat;
  /** Pixels across, as seen: turned upright by the EXIF orientation. */
  width: number;
  /** Pixels down, as seen: turned upright by the EXIF orientation. */
  height: number;
  /** The EXIF orientation of the stored pixels, from 1 (upright) to 8; 1 when the file says nothing. */
  orientation: number;
  /** Bits a channel in the file; of a palette, bits an index. */
  bitDepth: number;
  /** What the stored channels mean. */
  colour: 'grey' | 'rgb' | 'cmyk' | 'palette';
  /** Whether pixels can be transparent. */
  alpha: boolean;
  /** Whether there is more than one frame. The first is the one that is read. */
  animated: boolean;
  /** Whether there is a colour profile. */
  icc: boolean;
  /** Whether there is an EXIF block. */
  exif: boolean;
}

/** A rectangle in pixels of the image as it is at this step. */
export interface Rectangle {
  /** Pixels from the left edge. The default is 0. */
  left?: number;
  /** Pixels from the top edge. The default is 0. */
  top?: number;
  /** Pixels across. */
  width: number;
  /** Pixels down. */
  height: number;
}

/** How {@link Pipeline.sharpen} works: an unsharp mask. */
export interface SharpenOptions {
  /** How wide the edges are, in pixels, from 0.1 to 100. The default is 1. */
  sigma?: number;
  /** How much is added, from 0 to 10. The default is 1. */
  amount?: number;
  /** Differences up to this, from 0 to 255, are left alone. The default is 0. */
  threshold?: number;
}

/** How {@link Pipeline.jpeg} writes. */
export interface JpegOptions {
  /** From 1 to 100. The default is 80. */
  quality?: number;
  /** Writes several scans, coarse to fine: a smaller file that takes longer to write. The default is `false`. */
  progressive?: boolean;
  /** How colour is thinned out. The default is `'4:2:0'`; `'4:4:4'` keeps the edges of coloured text. */
  subsampling?: '4:4:4' | '4:2:2' | '4:2:0';
  /** What shows through transparent pixels. The default is white. */
  background?: Color;
}

/** How {@link Pipeline.png} writes. */
export interface PngOptions {
  /** Time against size. The default is `'balanced'`. */
  compression?: 'fast' | 'balanced' | 'small';
}

/**
 * Steps to be done with an image, in their order, in one crossing to Rust. A pipeline never changes: each method gives a new
 * one, so that one can be the start of several.
 *
 * ```js
 * const upright = pipeline(file).resize({ width: 1600 });
 * const [page, card] = await Promise.all([
 *   upright.jpeg({ quality: 80 }).toBlob(),
 *   upright.resize({ width: 400, height: 400, fit: 'cover' }).webp().toBlob(),
 * ]);
 * ```
 */
export interface Pipeline {
  /** Resizes. See {@link ResizeSteps}. */
  resize(options: ResizeSteps): Pipeline;
  /** Keeps a rectangle, which must lie within the image. */
  crop(rectangle: Rectangle): Pipeline;
  /** Turns clockwise by a multiple of 90 degrees; negative turns the other way. */
  rotate(degrees: number): Pipeline;
  /** Mirrors: `'horizontal'` swaps left and right, `'vertical'` swaps top and bottom. */
  flip(direction: 'horizontal' | 'vertical'): Pipeline;
  /** Blurs by a Gaussian; `sigma` is its standard deviation in pixels, from 0.1 to 1000. */
  blur(sigma: number): Pipeline;
  /** Brings edges out. See {@link SharpenOptions}. */
  sharpen(options?: SharpenOptions): Pipeline;
  /** Multiplies light, as CSS `brightness()` does: 0 is black, 1 changes nothing. */
  brightness(factor: number): Pipeline;
  /** Stretches the distance from middle grey, as CSS `contrast()` does: 0 is grey, 1 changes nothing. */
  contrast(factor: number): Pipeline;
  /** Stretches the distance from grey, as CSS `saturate()` does: 0 is grey, 1 changes nothing. */
  saturation(factor: number): Pipeline;
  /** Takes the colour out, as CSS `grayscale(1)` does. */
  greyscale(): Pipeline;

  /** Writes a JPEG. Without one of `jpeg`, `png` and `webp`, the input's own format is written. */
  jpeg(options?: JpegOptions): Pipeline;
  /** Writes a PNG. */
  png(options?: PngOptions): Pipeline;
  /** Writes a WebP, without loss. */
  webp(): Pipeline;

  /** Runs the steps. The `Blob` has the type of its format. */
  toBlob(options?: CallOptions): Promise<Blob>;
  /** Runs the steps and gives the bytes of the file. */
  toBytes(options?: CallOptions): Promise<Uint8Array<ArrayBuffer>>;
  /** Runs the steps and gives the pixels, without encoding. */
  toImageData(options?: CallOptions): Promise<ImageData>;
  /** Runs the steps and gives something to draw, without encoding. Pages only. */
  toImageBitmap(options?: CallOptions): Promise<ImageBitmap>;
}

/**
 * Resizes an image, upright by its EXIF orientation, and writes it in its own format unless `format` says otherwise.
 *
 * ```js
 * const small = await resize(file, { width: 800 });
 * const card = await resize(file, { width: 400, height: 400, format: 'jpeg', quality: 75 });
 * const all = await Promise.all(files.map((file) => resize(file, { width: 320 })));
 * ```
 *
 * @throws {EngineError} with a `code` such as `'image/corrupt'` or `'image/too-large'`
 * @throws {RefusedError} `'image/bad-input'` or `'image/bad-option'`, before anything is computed
 */
export function resize(input: ImageInput, options: ResizeOptions): Promise<Blob>;

/**
 * Says what a file is, by its header: nothing is decoded.
 *
 * ```js
 * const { width, height, format } = await info(file);
 * ```
 */
export function info(input: ImageInput, options?: InputOptions): Promise<ImageInfo>;

/**
 * Gives the pixels of an image, upright by its EXIF orientation.
 *
 * ```js
 * context.putImageData(await decode(file), 0, 0);
 * ```
 */
export function decode(input: ImageInput, options?: InputOptions): Promise<ImageData>;

/**
 * Writes pixels as a file: a PNG unless `format` says otherwise.
 *
 * ```js
 * const blob = await encode(context.getImageData(0, 0, width, height), { format: 'jpeg', quality: 85 });
 * ```
 */
export function encode(input: ImageInput, options?: EncodeOptions & InputOptions): Promise<Blob>;

/**
 * Starts a {@link Pipeline}: several steps in one crossing.
 *
 * ```js
 * const blob = await pipeline(file).resize({ width: 1200 }).sharpen().jpeg({ quality: 80 }).toBlob();
 * ```
 */
export function pipeline(input: ImageInput, options?: InputOptions): Pipeline;

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
