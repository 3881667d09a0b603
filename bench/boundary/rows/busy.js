/**
 * The page's thread while lanes compute: on all of them, and on as many as leave the page a core.
 *
 * @import { Measured, Row } from '../../harness/row.js'
 * @import { Tools } from '../../harness/run.js'
 */
import { availableParallelism } from 'node:os';
import { step } from '../../harness/browser.js';
import { percentile } from '../../harness/statistics.js';

/** Seconds. */
const LONG = 30;
const SHORT = 8;

/** @type {Row} */
export const busy = {
  name: 'busy.all',
  title: 'The page while all lanes compute',
  contestants: [
    { name: 'task', label: 'longest task; 0 where none was over 50 ms' },
    { name: 'p50', label: 'from frame to frame, median' },
    { name: 'p99', label: 'from frame to frame, 99th of 100' },
    { name: 'idleP99', label: 'the same with nothing to do' },
  ],
  targets: [
    { of: 'value', ours: 'task', atMost: 50 },
    { of: 'value', ours: 'p50', atMost: 17 },
    { of: 'value', ours: 'p99', atMost: 17 },
  ],
  packages: ['boundary'],
  observe: (tools) => watch(tools, undefined),
};

/** @type {Row} */
export const busySpare = {
  ...busy,
  name: 'busy.spare',
  title: 'The page while lanes compute on all cores but one',
  observe: (tools) => watch(tools, Math.max(1, availableParallelism() - 1)),
};

/** @param {Tools} tools @param {number | undefined} lanes @returns {Promise<Measured>} */
async function watch({ chromium, url, full }, lanes) {
  const seconds = full ? LONG : SHORT;
  const seen = await chromium.visit(url, (page) => step(page, 'busy', 'watch', { seconds, lanes }));
  const { frames, longest } = seen.busy;
  const crowded = `the lanes, ${seen.lanes}, take all of the ${seen.cores} cores, and leave the page none`;
  return {
    notes: [
      `lanes: ${seen.lanes}, cores: ${seen.cores}, for ${seconds} s: ${seen.calls} calls, ${frames.length} frames`,
    ],
    agreement: [`all calls: ${seen.computed}`],
    timings: {
      task: { samples: [longest] },
      p50: { samples: [percentile(frames, 50)] },
      p99: { samples: [percentile(frames, 99)] },
      idleP99: { samples: [percentile(seen.idle.frames, 99)] },
    },
    excused: seen.lanes < seen.cores ? {} : { p50: crowded, p99: crowded },
  };
}
