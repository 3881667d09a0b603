import { useEffect, useRef, useSyncExternalStore } from 'react';

/** Takes files that are dropped or pasted anywhere, from the first moment on: those that come before a page can take them wait. */

let taker: ((files: File[]) => void) | undefined;
let waiting: File[] = [];
/** Entering a child leaves its parent: only the depth tells whether the page was left. */
let depth = 0;
const watchers = new Set<() => void>();

function hover(to: number) {
  depth = to;
  for (const watcher of watchers) watcher();
}

function give(files: FileList | undefined) {
  if (!files || files.length === 0) return;
  if (taker) taker([...files]);
  else waiting = [...files];
}

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

/** Starts to listen. */
export function watchIntake() {
  addEventListener('dragenter', (event) => {
    if (hasFiles(event)) hover(depth + 1);
  });
  addEventListener('dragleave', (event) => {
    if (hasFiles(event)) hover(Math.max(0, depth - 1));
  });
  addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
  });
  addEventListener('drop', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    hover(0);
    give(event.dataTransfer?.files);
  });
  addEventListener('paste', (event) => {
    if (!event.clipboardData?.files.length) return;
    event.preventDefault();
    give(event.clipboardData.files);
  });
}

function subscribe(watcher: () => void) {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** Takes the files for a page, while it is there. Gives back whether some are being held over it. */
export function useIntake(take: (files: File[]) => void): boolean {
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const mine = (files: File[]) => latest.current(files);
    taker = mine;
    if (waiting.length > 0) mine(waiting);
    waiting = [];
    return () => {
      if (taker === mine) taker = undefined;
    };
  }, []);
  return useSyncExternalStore(subscribe, () => depth > 0);
}
