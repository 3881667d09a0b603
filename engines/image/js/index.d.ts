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
 * - `'inside'` (the default): as large as fits in the box; nothing is cut off.
 * - `'outside'`: as small as covers the box; nothing is cut off.
 * - `'cover'`: exactly the box; what juts out is cut off, see `position`.
 * - `'contain'`: exactly the box; what is left over is `background`.
 * - `'fill'`: exactly the box; the shape of the image is not kept.
 */
export type Fit = 'cover' | 'contain' | 'fill' | 'inside' | 'outside';

/** How pixels are weighed. `'lanczos3'`, the default, is the sharpest; `'nearest'` is for pixel art. */
export type Filter =
  | 'nearest'
  | 'box'
  | 'bilinear'
  | 'hamming'
  | 'catmull-rom'
  | 'mitchell'
  | 'gaussian'
  | 'lanczos3';

/** Which part is kept by `fit: 'cover'`, and where the image stands in `fit: 'contain'`. */
export type Position =
  | 'center'
  | 'top'
  | 'bottom'
  | 'left'
  | 'right'
  | 'top-left'
  | 'top-right'
  | 'bottom-left'
  | 'bottom-right';

/**
 * A colour: `'#rgb'`, `'#rrggbb'`, `'#rrggbbaa'`, `'transparent'`, `'black'`, `'white'`, or red, green, blue and alpha
 * from 0 to 255 (alpha may be left out).
 */
export type Color =
  | string
  | readonly [r: number, g: number, b: number]
  | readonly [r: number, g: number, b: number, alpha: number];

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

/** What an image may cost. A larger one is refused with `'image/too-large'` before it is decoded. */
export interface Limits {
  /** The most pixels an image may have, read or made. */
  maxPixels?: number;
  /** The most bytes a file may have. */
  maxBytes?: number;
  /** The most memory that the pixels of one call may take, in bytes. */
  maxMemory?: number;
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
  /** How the image is fitted into the box of `width` and `height`. The default is `'inside'`. */
  fit?: Fit;
  /** What is kept by `'cover'`, where the image stands in `'contain'`. The default is `'center'`. */
  position?: Position;
  /** What surrounds the image in `'contain'`. The default is transparent, which a JPEG shows as black. */
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
  /** The media type, such as `'image/jpeg'`. */
  type: string;
  /** Pixels across, as seen: turned upright by the EXIF orientation. */
  width: number;
  /** Pixels down, as seen: turned upright by the EXIF orientation. */
  height: number;
  /** The EXIF orientation, from 1 (upright) to 8. */
  orientation: number;
  /** Whether the image has transparency. */
  alpha: boolean;
  /** Bits a channel in the file. */
  depth: number;
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
  /** The radius of the detail, in pixels. The default is 1. */
  radius?: number;
  /** How much is added, where 1 doubles the detail. The default is 1. */
  amount?: number;
  /** Differences up to this, from 0 to 255, are left alone. The default is 0. */
  threshold?: number;
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
  /** Blurs by a Gaussian; `sigma` is its standard deviation in pixels. */
  blur(sigma: number): Pipeline;
  /** Sharpens by an unsharp mask. */
  sharpen(options?: SharpenOptions): Pipeline;
  /** Lightens or darkens: 1 changes nothing, 0 is black. */
  brightness(factor: number): Pipeline;
  /** Changes the contrast: 1 changes nothing, 0 is grey. */
  contrast(factor: number): Pipeline;
  /** Changes the saturation: 1 changes nothing, 0 has no colour. */
  saturation(factor: number): Pipeline;
  /** Takes the colour out. */
  greyscale(): Pipeline;

  /** Writes a JPEG. Without one of `jpeg`, `png` and `webp`, the input's own format is written. */
  jpeg(options?: { quality?: number }): Pipeline;
  /** Writes a PNG. */
  png(): Pipeline;
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
