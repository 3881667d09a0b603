/** Compares pixels in a worker of its own: 2.5 million of them take longer than a frame. */
export function likeness(a: ImageData, b: ImageData, signal: AbortSignal): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./likeness.worker.ts', import.meta.url), { type: 'module' });
    const end = (settle: () => void) => () => {
      signal.removeEventListener('abort', stop);
      worker.terminate();
      settle();
    };
    const stop = end(() => reject(signal.reason));
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop);
    worker.onmessage = ({ data }) => end(() => resolve(data))();
    worker.onerror = ({ message }) => end(() => reject(new Error(message)))();
    worker.postMessage([a, b], [b.data.buffer]);
  });
}
