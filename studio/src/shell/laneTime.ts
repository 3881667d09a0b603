/**
 * How long lanes compute, seen from the page: a lane says when it starts a call and when it is done with it. The Studio listens
 * on the workers that engines open, so that the engines need nothing for it.
 */

interface Span {
  from: number;
  to: number;
}

const kept = 500;
const spans: Span[] = [];

/** A worker whose messages are timed. What it sends is left alone. */
class TimedWorker extends Worker {
  constructor(url: string | URL, options?: WorkerOptions) {
    super(url, options);
    const begun = new Map<number, number>();
    this.addEventListener('message', ({ data, timeStamp }: MessageEvent) => {
      if (data?.kind === 'started') begun.set(data.id, timeStamp);
      if (data?.kind !== 'result' && data?.kind !== 'failure') return;
      const from = begun.get(data.id);
      if (from === undefined) return;
      begun.delete(data.id);
      spans.push({ from, to: timeStamp });
      if (spans.length > kept) spans.shift();
    });
  }
}

/** Times every worker that is opened from now on. */
export function watchLanes() {
  globalThis.Worker = TimedWorker;
}

/**
 * The milliseconds for which a lane computed the call that began and ended at these moments, or `undefined` if none was seen.
 * Other calls may have run beside it: its own is the one whose result came last, for a result ends its call at once.
 */
export function laneTime(from: number, to: number): number | undefined {
  const own = spans.findLast((span) => span.from >= from && span.to <= to);
  return own && own.to - own.from;
}
