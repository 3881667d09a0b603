/** What is asked of an engine in a page of the bindings' tests. */

/**
 * How many sessions live on the lanes there are. More than one may need time to go: this waits until the number stays.
 *
 * @param {import('playwright-core').Page} page
 * @returns {Promise<number>}
 */
export function sessions(page) {
  return page.evaluate(async () => {
    const { faults } = /** @type {any} */ (globalThis).app;
    const { lanes } = faults.engine.stats();
    /** @type {Map<number, number>} */
    const living = new Map();
    for (let tries = 0; tries < 100 && living.size < lanes; tries++) {
      const found = await Promise.all(Array.from({ length: 4 }, () => faults.sessions(15)));
      for (const [lane, count] of found) living.set(lane, count);
    }
    if (living.size < lanes) throw new Error(`${living.size} of ${lanes} lanes have answered`);
    return [...living.values()].reduce((sum, count) => sum + count, 0);
  });
}
