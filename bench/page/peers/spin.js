/**
 * As many pieces of plain work as there are photographs, on so many workers: the machine's own ratio of two cores to one. On shared
 * machines it is often far below 2, and no engine can be above it.
 *
 * @param {number} workers
 * @param {number} pieces
 * @returns {() => Promise<number[]>}
 */
export function spinOn(workers, pieces) {
  const pool = Array.from({ length: workers }, () => {
    return new Worker(new URL('./spinWorker.js', import.meta.url), { type: 'module' });
  });
  return async () => {
    let left = pieces;
    const work = pool.map(async (worker) => {
      const results = [];
      while (left-- > 0) results.push(await ask(worker));
      return results;
    });
    return (await Promise.all(work)).flat();
  };
}

/** @param {Worker} worker @returns {Promise<number>} */
const ask = (worker) =>
  new Promise((done) => {
    worker.onmessage = ({ data }) => done(data);
    worker.postMessage(null);
  });
