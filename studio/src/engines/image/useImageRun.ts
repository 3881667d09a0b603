import type { ImageInfo } from '@outboard/image';
import { info } from '@outboard/image';
import { useCallback, useEffect, useRef, useState } from 'react';
import { nextFrames, worstFrame } from '../../shell/frames';
import { laneTime } from '../../shell/laneTime';
import { longestTask } from '../../shell/longTasks';
import { type Picture, pictureOf, release } from './picture';
import type { Source } from './source';
import { build, type Step } from './steps';

/** What a finished run made and cost. */
export interface Outcome {
  blob: Blob;
  /** Of the blob, for saving it. */
  url: string;
  image: ImageInfo;
  picture: Picture;
  /** From the call to its `Blob`. */
  ms: number;
  /** Computing, on a lane; the rest was starting it, reading the file, and the way there and back. */
  laneMs: number | undefined;
  /** The longest time between two frames meanwhile. */
  worstFrame: number;
  /** The longest main-thread task meanwhile; `undefined` where the browser does not tell. */
  longestTask: number | undefined;
}

export type Run =
  | { state: 'idle'; cancelled?: true; previous?: Outcome }
  | { state: 'working'; previous?: Outcome }
  | { state: 'done'; outcome: Outcome }
  | { state: 'failed'; error: unknown };

/** What there is to see: the result, or while there is none, the one before. */
export function visible(run: Run): Outcome | undefined {
  if (run.state === 'failed') return undefined;
  return run.state === 'done' ? run.outcome : run.previous;
}

/** The pause after a change of the controls, so that a moving slider does not start a run at each step. */
const pause = 70;

/**
 * Runs the steps whenever they change. The last change wins: a run that is still going is aborted, on its lane too.
 */
export function useImageRun(source: Source | undefined, steps: readonly Step[] | undefined) {
  const [run, setRun] = useState<Run>({ state: 'idle' });
  const aborter = useRef<AbortController>(undefined);
  const shown = useRef<Outcome>(undefined);
  const key = JSON.stringify(steps);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` is what `steps` say.
  useEffect(() => {
    if (!source || !steps) {
      show({ state: 'idle' });
      return;
    }
    const controller = new AbortController();
    aborter.current = controller;
    const { signal } = controller;
    const timer = setTimeout(async () => {
      // Cancelled before it began.
      if (signal.aborted) return;
      const previous = shown.current;
      setRun({ state: 'working', ...(previous && { previous }) });
      try {
        const outcome = await perform(source.blob, steps, signal);
        if (signal.aborted) free(outcome);
        else show({ state: 'done', outcome });
      } catch (error) {
        if (signal.aborted) return;
        show({ state: 'failed', error });
      }
    }, pause);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [source, key]);

  /** Replaces what is shown, and frees the picture that was. */
  const show = (next: Run) => {
    const before = shown.current;
    shown.current = next.state === 'done' ? next.outcome : undefined;
    if (before) free(before);
    setRun(next);
  };

  const cancel = useCallback(() => {
    aborter.current?.abort();
    const previous = shown.current;
    setRun({ state: 'idle', cancelled: true, ...(previous && { previous }) });
  }, []);

  return { run, cancel };
}

async function perform(blob: Blob, steps: readonly Step[], signal: AbortSignal): Promise<Outcome> {
  const from = performance.now();
  const made = await build(blob, steps).toBlob({ signal });
  const to = performance.now();
  const image = await info(made, { signal });
  const picture = await pictureOf(made, image, { signal });
  const url = URL.createObjectURL(made);
  const [longest] = await Promise.all([longestTask(from, to), nextFrames()]);
  return {
    blob: made,
    url,
    image,
    picture,
    ms: to - from,
    laneMs: laneTime(from, to),
    worstFrame: worstFrame(from, to),
    longestTask: longest,
  };
}

function free({ url, picture }: Outcome) {
  release({ url });
  release(picture);
}
