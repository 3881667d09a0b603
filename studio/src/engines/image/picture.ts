import { type CallOptions, type ImageInfo, pipeline } from '@outboard/image';

/** What an `<img>` shows of an image. */
export interface Picture {
  url: string;
  /** The size of the image itself, which its picture may not have. */
  width: number;
  height: number;
  /** Whether the picture has fewer pixels than the image: as many as a screen shows. */
  reduced: boolean;
}

/** The largest that the page ever shows an image, in points: the stage of `styles/stage.css`. */
const stage = { width: 1240, height: 640 };

/** So few pixels a browser decodes between two frames; such an image is its own picture, to the last bit. */
const few = 1e6;

/** The pixels of the screen that the stage can cover. */
function box(): { width: number; height: number } {
  const points = devicePixelRatio;
  return {
    width: Math.round(Math.min(stage.width, screen.width) * points),
    height: Math.round(Math.min(stage.height, screen.height) * points),
  };
}

/**
 * A picture of an image, of no more pixels than the screen has room for. A large photograph in an `<img>` can hold up the
 * page's frames while the browser decodes and scales it, which no record of long tasks shows: the engine does that here.
 */
export async function pictureOf(
  image: Blob,
  { width, height, alpha }: ImageInfo,
  options: CallOptions,
): Promise<Picture> {
  const room = box();
  if (width * height <= Math.max(few, room.width * room.height)) {
    return { url: URL.createObjectURL(image), width, height, reduced: false };
  }
  const small = pipeline(image).resize({ ...room, fit: 'inside' });
  const written = alpha ? small.png() : small.jpeg({ quality: 85 });
  const url = URL.createObjectURL(await written.toBlob(options));
  return { url, width, height, reduced: true };
}

/** Frees a picture, once what replaces it has been drawn. */
export function release({ url }: Pick<Picture, 'url'>) {
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
