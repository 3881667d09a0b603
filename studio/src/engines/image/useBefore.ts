import type { ImageInfo } from '@outboard/image';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Picture, pictureOf, release } from './picture';
import type { Source } from './source';

/** The picture of the image as it was. */
export type Before =
  | { state: 'making' }
  | { state: 'made'; picture: Picture }
  | { state: 'failed'; error: unknown };

/**
 * Makes the picture of a source, beside the run: on a second lane where the machine has one. `stop` aborts that; `resume` begins
 * anew if it was stopped.
 */
export function useBefore(source: Source | undefined, info: ImageInfo | undefined) {
  const [made, setMade] = useState<{ of: Source; before: Before }>();
  const [attempt, setAttempt] = useState(0);
  const working = useRef<AbortController>(undefined);
  const stopped = useRef(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: an attempt is a reason to begin anew.
  useEffect(() => {
    if (!source || !info) return;
    const controller = new AbortController();
    const { signal } = controller;
    working.current = controller;
    stopped.current = false;
    let shown: Picture | undefined;
    const done = (before: Before) => {
      working.current = undefined;
      setMade({ of: source, before });
    };
    // Its turn comes before that of a batch.
    pictureOf(source.blob, info, { signal, priority: 1 }).then(
      (picture) => {
        if (signal.aborted) return release(picture);
        shown = picture;
        done({ state: 'made', picture });
      },
      (error) => {
        if (!signal.aborted) done({ state: 'failed', error });
      },
    );
    return () => {
      controller.abort();
      if (shown) release(shown);
    };
  }, [source, info, attempt]);

  const stop = useCallback(() => {
    if (!working.current) return;
    working.current.abort();
    working.current = undefined;
    stopped.current = true;
  }, []);
  const resume = useCallback(() => {
    if (!stopped.current) return;
    stopped.current = false;
    setAttempt((last) => last + 1);
  }, []);

  const before: Before = made && made.of === source ? made.before : { state: 'making' };
  return { before, stop, resume };
}
