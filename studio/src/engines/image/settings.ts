import type { Filter, Fit, ImageFormat, ImageInfo } from '@outboard/image';

/** What is kept of the image, before anything else. */
export type CropShape = 'whole' | '1:1' | '4:3' | '3:2' | '16:9' | 'custom';

/** Every control of the page. */
export interface Settings {
  crop: CropShape;
  /** The rectangle of `crop: 'custom'`, in pixels of the upright image. */
  rectangle: { left: number; top: number; width?: number | undefined; height?: number | undefined };
  rotate: 0 | 90 | 180 | 270;
  flipAcross: boolean;
  flipDown: boolean;
  width: number | undefined;
  height: number | undefined;
  fit: Fit;
  filter: Filter;
  enlarge: boolean;
  brightness: number;
  contrast: number;
  saturation: number;
  greyscale: boolean;
  blur: number;
  sharpen: number;
  format: ImageFormat | 'same';
  quality: number;
}

/** What a person most often wants of a photograph for a page. */
export const defaults: Settings = {
  crop: 'whole',
  rectangle: { left: 0, top: 0 },
  rotate: 0,
  flipAcross: false,
  flipDown: false,
  width: 800,
  height: undefined,
  fit: 'cover',
  filter: 'lanczos3',
  enlarge: false,
  brightness: 1,
  contrast: 1,
  saturation: 1,
  greyscale: false,
  blur: 0,
  sharpen: 0,
  format: 'jpeg',
  quality: 80,
};

export const fits: readonly (readonly [Fit, string])[] = [
  ['cover', 'Cover, cut the rest'],
  ['contain', 'Contain, pad the rest'],
  ['inside', 'Inside the box'],
  ['outside', 'Outside the box'],
  ['fill', 'Fill, lose the shape'],
];

export const filters: readonly (readonly [Filter, string])[] = [
  ['lanczos3', 'Lanczos 3'],
  ['catmullRom', 'Catmull-Rom'],
  ['mitchell', 'Mitchell'],
  ['hamming', 'Hamming'],
  ['bilinear', 'Bilinear'],
  ['nearest', 'Nearest'],
];

export const crops: readonly (readonly [CropShape, string])[] = [
  ['whole', 'Whole image'],
  ['1:1', 'Square'],
  ['4:3', '4 : 3'],
  ['3:2', '3 : 2'],
  ['16:9', '16 : 9'],
  ['custom', 'A rectangle'],
];

export interface Rect {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The rectangle that is kept of an image of this size, or nothing when all of it is. */
export function cropOf(settings: Settings, { width, height }: ImageInfo): Rect | undefined {
  if (settings.crop === 'whole') return undefined;
  if (settings.crop === 'custom') {
    const { left, top } = settings.rectangle;
    const rect = {
      left,
      top,
      width: settings.rectangle.width ?? Math.max(1, width - left),
      height: settings.rectangle.height ?? Math.max(1, height - top),
    };
    const all = left === 0 && top === 0 && rect.width === width && rect.height === height;
    return all ? undefined : rect;
  }
  const [across = 1, down = 1] = settings.crop.split(':').map(Number);
  // The longer side of the image stays the longer side of the shape.
  const shape = height > width ? down / across : across / down;
  const w = Math.min(width, Math.round(height * shape));
  const h = Math.min(height, Math.round(width / shape));
  return { left: (width - w) >> 1, top: (height - h) >> 1, width: w, height: h };
}
