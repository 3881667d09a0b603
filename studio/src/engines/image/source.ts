import { type ImageInfo, info } from '@outboard/image';
import { useEffect, useState } from 'react';
import type { Sample } from './samples';

/** The image that is worked on. */
export interface Source {
  blob: Blob;
  name: string;
  /** The sample it is, if it is one. */
  sample?: Sample | undefined;
}

/** What is known of the source: nothing yet, what its header says, or why it cannot be read. */
export type Header =
  | { state: 'none' }
  | { state: 'reading' }
  | { state: 'known'; of: Source; info: ImageInfo }
  | { state: 'failed'; of: Source; error: unknown };

/** Reads the header of a source, without decoding it. */
export function useHeader(source: Source | undefined): Header {
  const [header, setHeader] = useState<Header>({ state: 'none' });
  useEffect(() => {
    if (!source) {
      setHeader({ state: 'none' });
      return;
    }
    const controller = new AbortController();
    setHeader({ state: 'reading' });
    info(source.blob, { signal: controller.signal }).then(
      (known) => setHeader({ state: 'known', of: source, info: known }),
      (error) => {
        if (!controller.signal.aborted) setHeader({ state: 'failed', of: source, error });
      },
    );
    return () => controller.abort();
  }, [source]);
  return header;
}

/** A name for a result: the source's, with the ending of its new type. */
export function resultName(name: string, type: string): string {
  const ending = type === 'image/jpeg' ? 'jpg' : type.replace('image/', '');
  return `${name.replace(/\.[^.]*$/, '')}-outboard.${ending}`;
}
