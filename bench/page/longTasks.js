/** The tasks over 50 ms on the main thread, as the browser reports them. */

export function watchLongTasks() {
  /** @type {PerformanceEntry[]} */
  const entries = [];
  const observer = new PerformanceObserver((list) => entries.push(...list.getEntries()));
  observer.observe({ type: 'longtask' });
  return {
    /**
     * The longest task that ran in a span of time, in milliseconds; 0 if none was long.
     *
     * @param {number} start
     * @param {number} end
     */
    longest(start, end) {
      entries.push(...observer.takeRecords());
      const within = entries.filter((entry) => {
        // The task that began the work may have begun before the clock was read.
        return entry.startTime < end && entry.startTime + entry.duration > start;
      });
      return Math.max(0, ...within.map(({ duration }) => duration));
    },
    stop: () => observer.disconnect(),
  };
}
