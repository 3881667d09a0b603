/** The formats that are read and written. */
export type ImageFormat = 'jpeg' | 'png' | 'webp';

/** What the header of a file says. */
export interface ImageInfo {
  /** By the first bytes, whatever the name says. */
  format: ImageFormat;
  /** Width of the upright picture. */
  width: number;
  /** Height of the upright picture. */
  height: number;
  /** EXIF orientation of the stored pixels, 1 to 8; 1 when the file says nothing. */
  orientation: number;
  /** Bits a channel; of a palette, bits an index. */
  bitDepth: number;
  /** What the stored channels mean. */
  colour: 'grey' | 'rgb' | 'cmyk' | 'palette';
  /** Whether pixels can be transparent. */
  alpha: boolean;
  /** Whether there is more than one frame; the first is the one that is read. */
  animated: boolean;
  /** Whether there is a colour profile. */
  icc: boolean;
  /** Whether there is an EXIF block. */
  exif: boolean;
}

/** What one piece of work may use: checked before anything is allocated. */
export interface Limits {
  /** The most pixels a picture may have, in the file and on the way to the result; 100,000,000. */
  pixels?: number;
  /** The most bytes that the pictures of one step may take together; 1,073,741,824. */
  bytes?: number;
}

/** How a picture goes into a box of another shape. */
export type Fit = 'cover' | 'contain' | 'fill' | 'inside' | 'outside';

/** A place in a box. */
export type Position =
  | 'center'
  | 'top'
  | 'topRight'
  | 'right'
  | 'bottomRight'
  | 'bottom'
  | 'bottomLeft'
  | 'left'
  | 'topLeft';

/** How pixels are weighed. */
export type Filter = 'nearest' | 'bilinear' | 'hamming' | 'catmullRom' | 'mitchell' | 'lanczos3';

/** One operation, on the upright picture. */
export type Operation =
  | {
      /** With one side given, the other follows. */
      resize: {
        width?: number;
        height?: number;
        /** When both sides are given; `cover`. */
        fit?: Fit;
        /** Which part `cover` keeps, and where `contain` puts the picture; `center`. */
        position?: Position;
        /** What `contain` puts around: `#rgb`, `#rrggbb`, `#rrggbbaa` or `transparent`, which it is. */
        background?: string;
        /** Whether the picture may become larger than it is; false. */
        enlarge?: boolean;
        /** `lanczos3`. */
        filter?: Filter;
      };
    }
  | { crop: { left?: number; top?: number; width: number; height: number } }
  /** Clockwise, a multiple of 90. */
  | { rotate: { degrees: number } }
  | { flip: { axis: 'horizontal' | 'vertical' } }
  /** Standard deviation in pixels, 0.1 to 1000. */
  | { blur: { sigma: number } }
  | { sharpen: { sigma?: number; amount?: number; threshold?: number } }
  | { brightness: { amount: number } }
  | { contrast: { amount: number } }
  | { saturation: { amount: number } }
  | { greyscale: Record<string, never> };

/** What comes out. */
export type OutputOptions =
  /** A file in the format that came in; raw pixels become PNG. */
  | { same: { quality?: number } }
  | {
      jpeg: {
        /** 1 to 100; 80. */
        quality?: number;
        progressive?: boolean;
        /** `4:2:0`. */
        subsampling?: '4:4:4' | '4:2:2' | '4:2:0';
        /** What shows through transparent pixels; white. */
        background?: string;
      };
    }
  /** `balanced`. */
  | { png: { compression?: 'fast' | 'balanced' | 'small' } }
  /** Lossless. */
  | { webp: Record<string, never> }
  /** Raw pixels: red, green, blue, alpha, not premultiplied. */
  | { pixels: Record<string, never> };

/** One piece of work: operations in order, what is to come out, and limits. */
export interface Plan {
  operations?: Operation[];
  /** `{ same: {} }`. */
  output?: OutputOptions;
  limits?: Limits;
}

/** What came out. */
export interface Output {
  /** The file, or the pixels; its buffer can be transferred. */
  bytes: Uint8Array;
  width: number;
  height: number;
  format: ImageFormat | 'pixels';
  /** The header of the file that went in; null for pixels. */
  source: ImageInfo | null;
}
