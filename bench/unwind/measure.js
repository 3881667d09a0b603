/** Both builds of an engine take turns at each task, so that whatever else the machine does falls on both. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { median } from '../harness/statistics.js';

/** @import { Folders, Panic } from './sizes.js' */
/** @import { Task } from './tasks.js' */

/** Rounds that are not counted: the wasm is compiled anew once it has become hot. */
const WARM = 5;

/**
 * @typedef {object} Timing
 * @property {string} what
 * @property {Record<Panic, number>} median ms
 * @property {number} ratio the median of what unwinding took in a round over what aborting took in the same
 * @property {Record<Panic, number[]>} samples ms
 */

/**
 * @param {Task[]} tasks
 * @param {Record<string, Folders>} engines
 * @param {number} rounds
 * @param {(line: string) => void} say
 * @returns {Promise<Timing[]>}
 */
export async function measure(tasks, engines, rounds, say) {
  /** @type {Timing[]} */
  const timings = [];
  for (const { title, engine, prepare } of tasks) {
    say(title);
    const abort = prepare(await open(engines[engine].abort));
    const unwind = prepare(await open(engines[engine].unwind));
    if (!isDeepStrictEqual(abort(), unwind())) throw new Error(`the two builds disagree: ${title}`);
    /** @type {Record<Panic, number[]>} */
    const samples = { abort: [], unwind: [] };
    for (let round = -WARM; round < rounds; round++) {
      /** @type {[Panic, () => unknown][]} */
      const turns = [
        ['abort', abort],
        ['unwind', unwind],
      ];
      if (round % 2) turns.reverse();
      for (const [panic, work] of turns) {
        const time = timed(work);
        if (round >= 0) samples[panic].push(time);
      }
    }
    const ratios = samples.unwind.map((time, round) => time / samples.abort[round]);
    timings.push({
      what: title,
      median: { abort: median(samples.abort), unwind: median(samples.unwind) },
      ratio: median(ratios),
      samples,
    });
  }
  return timings;
}

/** @param {() => unknown} work */
function timed(work) {
  const from = performance.now();
  work();
  return performance.now() - from;
}

/** @param {string} folder */
async function open(folder) {
  const engine = await import(pathToFileURL(join(folder, 'sync.js')).href);
  await engine.default();
  return engine;
}
