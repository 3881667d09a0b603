/** One soak from its start to its end, wherever it is: it runs, it is looked at, and at two times it is brought to rest and weighed. */
import { setTimeout as pause } from 'node:timers/promises';

/**
 * A soak that is somewhere else.
 *
 * @typedef {object} Far
 * @property {string} title
 * @property {(word: import('./remote.mjs').Word, ...args: any[]) => Promise<any>} ask
 * @property {() => Promise<void>} collect collects garbage
 * @property {() => Promise<Memory>} memory
 * @property {() => Promise<string | undefined>} close gives what went wrong with that
 *
 * @typedef {object} Memory
 * @property {number} heap
 * @property {number} buffers
 * @property {number} workers
 * @property {number} [external]
 * @property {number} [process]
 *
 * @typedef {Memory & { when: string, linear: number, living: number }} Sample
 *
 * @typedef {object} Outcome
 * @property {string} title
 * @property {Sample[]} samples
 * @property {any} figures
 * @property {string[]} wrongs
 */

/** How often something is said. */
const SAY = 10_000;

/** How long nothing harms a lane before it is brought to rest. */
const CALM = 2000;

/** What may be there at the end and was not after the warm-up: collectors and caches take their time. */
const SLACK = 8 * 2 ** 20;

/**
 * @param {Far} far
 * @param {number} ms
 * @param {(text: string) => void} say
 * @returns {Promise<Outcome>}
 */
export async function drive(far, ms, say) {
  /** @type {Sample[]} */
  const samples = [{ when: 'start', linear: 0, living: 0, ...(await far.memory()) }];
  await far.ask('start');
  const from = performance.now();
  const warm = Math.min(SAY, ms / 3);
  let good = await far.ask('run', warm);
  if (good) samples.push(await rest(far, 'warm'));
  for (let left = ms - warm; good && left > 0; left -= SAY) {
    good = await far.ask('run', Math.min(left, SAY));
    const { actions, stats } = await far.ask('figures');
    const { heap, buffers, workers } = await far.memory();
    const seconds = Math.round((performance.now() - from) / 1000);
    say(
      `${far.title}  ${seconds} s  ${actions} actions, ${stats.replaced} lanes replaced, ${workers} workers, ` +
        `${mib(stats.memory)} linear, ${mib(heap)} heap, ${mib(buffers)} buffers\n`,
    );
  }
  if (good) samples.push(await rest(far, 'end'));
  const figures = await far.ask('figures');
  const ended = await far.close();
  const wrongs = [...figures.wrongs, ...remains(samples), ...(ended ? [ended] : [])];
  return { title: far.title, samples, figures, wrongs };
}

/** @param {Far} far @param {string} when @returns {Promise<Sample>} */
async function rest(far, when) {
  // Lanes that live for a while, so that what is left on them is seen.
  await far.ask('run', CALM, true);
  await far.ask('clear');
  await far.collect();
  // What was forgotten is disposed of by the lanes' own calls, and those take a moment.
  await pause(200);
  await far.collect();
  const living = await far.ask('living');
  const { stats, staged } = await far.ask('figures');
  await far.ask('stop');
  await pause(500);
  await far.collect();
  const memory = await far.memory();
  return { when, linear: stats.memory, living, ...memory, buffers: memory.buffers - staged };
}

/** What is left over that should not be. @param {Sample[]} samples */
function remains(samples) {
  const warm = samples.find(({ when }) => when === 'warm');
  const end = samples.find(({ when }) => when === 'end');
  const wrongs = [];
  for (const { when, living, workers } of samples) {
    if (living) wrongs.push(`${when}: ${living} objects on the lanes that nobody has a handle of`);
    if (workers) wrongs.push(`${when}: ${workers} workers after all engines were stopped`);
  }
  if (!warm || !end) return wrongs;
  for (const key of /** @type {const} */ (['heap', 'buffers', 'linear'])) {
    if (end[key] > warm[key] + SLACK) {
      wrongs.push(`${key}: ${mib(end[key])} at the end, and ${mib(warm[key])} after the warm-up`);
    }
  }
  return wrongs;
}

/** @param {number} bytes */
export const mib = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
