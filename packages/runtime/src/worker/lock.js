/**
 * A lock that a lane holds as long as it lives. Nobody hears of a worker that is ended from outside, or closes itself; but its locks
 * go to the next who waits for them.
 */

/**
 * Takes the lock.
 *
 * @param {string | undefined} name
 * @returns {Promise<string | undefined>} its name; nothing where there are no locks: without a secure context, in a sandbox, in Node
 */
export const hold = (name) =>
  new Promise((resolve) => {
    const locks = globalThis.navigator?.locks;
    if (!name || !locks) return resolve(undefined);
    const taken = () => {
      resolve(name);
      return new Promise(() => {});
    };
    locks.request(name, taken).catch(() => resolve(undefined));
  });
