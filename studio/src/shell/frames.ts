/** How long this page's frames took, and which tasks kept its main thread busy: what a person would feel. */

/** One frame: when it began, and the milliseconds since the one before. */
export interface Frame {
  at: number;
  ms: number;
}

const kept = 600;
const frames: Frame[] = [];
const listeners = new Set<(frame: Frame) => void>();
let last: number | undefined;

function tick(at: number) {
  // A hidden page has no frames: the time it was away says nothing about it.
  if (last !== undefined && document.visibilityState === 'visible') {
    const frame = { at, ms: at - last };
    frames.push(frame);
    if (frames.length > kept) frames.shift();
    for (const listener of listeners) listener(frame);
  }
  last = at;
  requestAnimationFrame(tick);
}

document.addEventListener('visibilitychange', () => {
  last = undefined;
});
requestAnimationFrame(tick);

/** Calls `listener` at each frame, until the function it gives back is called. */
export function onFrame(listener: (frame: Frame) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The frames that ended last, oldest first. */
export function recentFrames(): readonly Frame[] {
  return frames;
}

/** The longest time between two frames from one moment to another. */
export function worstFrame(from: number, to: number): number {
  let worst = 0;
  for (const { at, ms } of frames) {
    if (at >= from && at - ms <= to) worst = Math.max(worst, ms);
  }
  return worst;
}

/** The next two frames have been drawn: what happened before is in the records. */
export function nextFrames(): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, 250);
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        clearTimeout(timer);
        done();
      }),
    );
  });
}
