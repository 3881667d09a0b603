/** The page's side of the worker that is written by hand: one promise a call. */

/** @typedef {{ call(name: string, ...args: unknown[]): Promise<any> }} Raw */

/** @returns {Promise<Raw>} */
export async function raw() {
  const worker = new Worker(new URL('./rawWorker.js', import.meta.url), { type: 'module' });
  /** @type {Map<number, (value: any) => void>} */
  const waiting = new Map();
  let last = 0;
  worker.onmessage = ({ data: { id, value } }) => {
    waiting.get(id)?.(value);
    waiting.delete(id);
  };
  await new Promise((ready, broken) => {
    waiting.set(0, ready);
    worker.onerror = (event) => broken(new Error(event.message || 'the worker did not start'));
  });
  return {
    call: (name, ...args) =>
      new Promise((resolve) => {
        const id = ++last;
        waiting.set(id, resolve);
        worker.postMessage({ id, name, args });
      }),
  };
}
