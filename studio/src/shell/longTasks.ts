interface Task {
  start: number;
  ms: number;
}

const kept = 200;
const tasks: Task[] = [];
let observer: PerformanceObserver | undefined;

function record(entries: PerformanceEntryList) {
  for (const { startTime, duration } of entries) tasks.push({ start: startTime, ms: duration });
  if (tasks.length > kept) tasks.splice(0, tasks.length - kept);
}

if (PerformanceObserver.supportedEntryTypes.includes('longtask')) {
  observer = new PerformanceObserver((list) => record(list.getEntries()));
  observer.observe({ type: 'longtask', buffered: true });
}

/** The browser delivers its records a little after the task has ended. */
const delivery = 120;

/**
 * The longest task of the main thread between two moments, in milliseconds: 0 when none took 50 ms, `undefined` in browsers
 * that do not tell (Firefox, Safari).
 */
export async function longestTask(from: number, to: number): Promise<number | undefined> {
  if (!observer) return undefined;
  await new Promise((done) => setTimeout(done, delivery));
  record(observer.takeRecords());
  let longest = 0;
  for (const { start, ms } of tasks) {
    if (start + ms > from && start < to) longest = Math.max(longest, ms);
  }
  return longest;
}
