/**
 * All lanes compute, and the page goes on: its frames, and its longest task.
 */
import { watchLongTasks } from '../../../page/longTasks.js';
import { boundary } from '../engines.js';

/** About how long a call takes, in milliseconds. */
const CALL = 200;
/** How long the page is watched with nothing to do, for comparison. */
const IDLE = 3000;

/**
 * @typedef {object} Watched
 * @property {number[]} frames milliseconds from each frame to the next
 * @property {number} longest the longest task, in milliseconds; 0 where none took over 50
 */

/**
 * @param {{ seconds: number, lanes?: number }} given all lanes that there are by default, where no number is given
 */
export async function watch({ seconds, lanes }) {
  const { init, spin, engine } = await boundary();
  await init(lanes ? { lanes } : undefined);
  const rounds = await calibrate(spin);
  // All lanes that there will be, before anybody looks.
  const most = lanes ?? navigator.hardwareConcurrency;
  await Promise.all(Array.from({ length: most }, () => spin(rounds)));
  const { lanes: count } = engine.stats();

  const idle = await watched(IDLE);
  const expected = await spin(rounds);
  let going = true;
  let calls = 0;
  const work = Array.from({ length: count }, async () => {
    while (going) {
      const result = await spin(rounds);
      if (result !== expected) throw new Error(`a call gave ${result}, and not ${expected}`);
      calls++;
    }
  });
  const busy = await watched(seconds * 1000);
  going = false;
  await Promise.all(work);
  const { hardwareConcurrency: cores } = navigator;
  return { lanes: count, cores, calls, computed: expected, idle, busy };
}

/** How many rounds take about as long as a call should. @param {(rounds: number) => Promise<number>} spin */
async function calibrate(spin) {
  const some = 20_000_000;
  await spin(some);
  const from = performance.now();
  await spin(some);
  return Math.round((some * CALL) / (performance.now() - from));
}

/** @param {number} ms @returns {Promise<Watched>} */
function watched(ms) {
  const tasks = watchLongTasks();
  return new Promise((resolve) => {
    /** @type {number[]} */
    const frames = [];
    const begin = performance.now();
    let last = 0;
    /** @param {number} now */
    const frame = (now) => {
      if (last) frames.push(now - last);
      last = now;
      if (performance.now() - begin < ms) {
        requestAnimationFrame(frame);
        return;
      }
      const longest = tasks.longest(begin, performance.now());
      tasks.stop();
      resolve({ frames, longest });
    };
    requestAnimationFrame(frame);
  });
}
