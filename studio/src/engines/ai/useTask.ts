import { useCallback, useEffect, useRef, useState } from 'react';
import { ahead } from './ahead';

/** What a task tells while it is loaded. */
export interface Loading {
  signal: AbortSignal;
  onProgress: (progress: { fraction: number }) => void;
}

export type Status<T> =
  | { state: 'idle' }
  | { state: 'loading'; fraction: number }
  | { state: 'ready'; task: T }
  | { state: 'failed'; error: unknown };

/** A task of the AI engine that a room has: loaded when it is first needed, and freed when the room is left. */
export interface Task<T> {
  status: Status<T>;
  /** The task; loads it, if nobody did. */
  need: () => Promise<T>;
}

/** What is freed when it is no longer needed. */
interface Disposable {
  dispose(): Promise<void>;
}

/** Loads by `load`, which has to be the same function at each call. */
export function useTask<T extends Disposable>(load: (how: Loading) => Promise<T>): Task<T> {
  const [status, setStatus] = useState<Status<T>>({ state: 'idle' });
  const held = useRef<{ promise: Promise<T>; ended: AbortController }>(undefined);

  const need = useCallback(() => {
    if (held.current) return held.current.promise;
    const ended = new AbortController();
    const onProgress = ({ fraction }: { fraction: number }) => {
      if (!ended.signal.aborted) setStatus({ state: 'loading', fraction });
    };
    onProgress({ fraction: 0 });
    const promise = ahead().then(() => load({ signal: ended.signal, onProgress }));
    const mine = { promise, ended };
    held.current = mine;
    promise.then(
      (task) => !ended.signal.aborted && setStatus({ state: 'ready', task }),
      (error) => {
        if (ended.signal.aborted) return;
        setStatus({ state: 'failed', error });
        // The next try begins anew.
        if (held.current === mine) held.current = undefined;
      },
    );
    return promise;
  }, [load]);

  useEffect(
    () => () => {
      const mine = held.current;
      if (!mine) return;
      held.current = undefined;
      mine.ended.abort();
      setStatus({ state: 'idle' });
      // Nobody is left who could be told; a lane that broke has freed it already.
      mine.promise.then((task) => task.dispose()).catch(() => {});
    },
    [],
  );
  return { status, need };
}
