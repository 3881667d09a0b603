/**
 * The page's side of a worker by hand: one question, one answer.
 *
 * @param {Worker} worker
 * @param {unknown[]} args
 * @returns {Promise<unknown>}
 */
export const ask = (worker, args) =>
  new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message || 'the worker did not start'));
    worker.postMessage(args);
  });
