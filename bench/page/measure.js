/**
 * Takes turns: every round runs each contestant once, so that what else the machine does falls on all of them.
 *
 * @import { Measured, Rounds, Timing } from '../harness/row.js'
 * @import { Work } from './work.js'
 */
import { watchLongTasks } from './longTasks.js';

/** So that a turn's garbage, and the news of its long tasks, are not in the next one. */
const PAUSE = 60;

/**
 * @param {Work} work
 * @param {Rounds} rounds
 * @returns {Promise<Measured>}
 */
export async function measure({ notes, contestants, agree }, { warmUps, measured, calls = 1 }) {
  const names = Object.keys(contestants);
  const longTasks = watchLongTasks();
  /** @type {Record<string, Timing>} */
  const timings = Object.fromEntries(names.map((name) => [name, { samples: [], longestTask: 0 }]));
  /** @type {string[]} */
  let agreement = [];

  for (let round = -warmUps; round < measured; round++) {
    /** @type {Record<string, unknown>} */
    const results = {};
    for (const name of turns(names, round + warmUps)) {
      const start = performance.now();
      results[name] = await contestants[name]();
      const end = performance.now();
      await pause();
      if (round < 0) continue;
      const timing = timings[name];
      timing.samples.push((end - start) / calls);
      timing.longestTask = Math.max(timing.longestTask ?? 0, longTasks.longest(start, end));
    }
    // Nothing is measured before the results are known to be the same.
    if (round === -warmUps) agreement = await agree(results);
  }
  longTasks.stop();
  return { notes, agreement, timings };
}

/** Each begins a round in its turn: nobody always runs after the same other one. @param {string[]} names @param {number} round */
function turns(names, round) {
  const first = round % names.length;
  return [...names.slice(first), ...names.slice(0, first)];
}

const pause = () => new Promise((done) => setTimeout(done, PAUSE));
