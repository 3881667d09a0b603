/** How a picture is read. */
export interface ReadingOptions {
  least?: number;
  turned?: boolean;
}

/** A place in a picture: pixels from the left and from the top. */
export type PicturePoint = [x: number, y: number];

/** What was read. */
export interface Reading {
  text: string;
  lines: {
    text: string;
    confidence: number;
    box: [PicturePoint, PicturePoint, PicturePoint, PicturePoint];
    words: {
      text: string;
      confidence: number;
      box: [PicturePoint, PicturePoint, PicturePoint, PicturePoint];
    }[];
  }[];
}

/** A class that a picture shows. */
export interface PictureClass {
  label: string;
  index: number;
  probability: number;
}

/** What is to be made of a picture and its mask. */
export type Segmenting =
  | { mask: { smooth: boolean } }
  | { cutOut: { smooth: boolean } }
  | { blur: { strength: number } };
