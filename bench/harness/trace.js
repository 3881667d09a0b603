/** What Chromium's own trace says of a page's thread, and of compiling. */

/** What is traced: no more, for tracing takes time. */
export const CATEGORIES = [
  'toplevel',
  'blink.user_timing',
  'disabled-by-default-v8.wasm.detailed',
  'v8.wasm',
];

/**
 * One event of a trace; times are in microseconds.
 *
 * @typedef {{ name: string, ph: string, pid: number, tid: number, ts: number, dur?: number, tdur?: number, args?: any }} Event
 */

/** @param {Buffer} trace @returns {Event[]} */
export const read = (trace) => JSON.parse(trace.toString()).traceEvents;

/**
 * What the thread that set two marks did between them, and how many modules were compiled anywhere until the second.
 *
 * @param {Event[]} events
 * @param {string} from
 * @param {string} to
 */
export function between(events, from, to) {
  const [start, end] = [from, to].map((name) => {
    const mark = events.find((event) => event.name === name && /^[RIn]$/i.test(event.ph));
    if (!mark) throw new Error(`the trace has no mark '${name}'`);
    return mark;
  });
  const within = events.filter(({ ts, dur = 0 }) => ts + dur > start.ts && ts < end.ts);
  // Tasks are not nested, but for those of a nested loop, which pages do not have.
  const tasks = within.filter(
    ({ name, pid, tid }) => /RunTask$/.test(name) && pid === start.pid && tid === start.tid,
  );
  if (!tasks.length) throw new Error('the trace has no tasks');
  return {
    processor: sum(tasks.map(({ tdur, dur = 0 }) => tdur ?? dur)) / 1000,
    wall: sum(tasks.map(({ dur = 0 }) => dur)) / 1000,
    compiles: events.filter(
      ({ name, ph, ts }) => COMPILES.has(name) && /^[XBbI]$/.test(ph) && ts < end.ts,
    ).length,
  };
}

/** What a module is compiled by, however it came. */
const COMPILES = new Set([
  'wasm.SyncCompile',
  'wasm.AsyncCompile',
  'wasm.StartStreamingCompilation',
  'wasm.Deserialize',
]);

/** @param {number[]} values */
const sum = (values) => values.reduce((total, value) => total + value, 0);
