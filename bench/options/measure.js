/** All builds take turns at each kernel, so that whatever else the machine does falls on all of them. */
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { decode } from '../../crates/outboard-measure/runner/value.js';
import { median } from '../harness/statistics.js';

/**
 * @typedef {{ name: string, package: string, wasm: string }} Built its package loads its wasm
 * @typedef {object} Timing
 * @property {string} kernel
 * @property {number[]} ratio for each build, the median over rounds of its time by the time of the first in the same round
 * @property {number[][]} samples for each build, ms of the processor
 */

/** Rounds that are not counted: the wasm is compiled anew once it has become hot. */
const WARM = 3;

/**
 * @param {Built[]} built the first is the one that the others are compared with
 * @param {{ rounds: number, kernel: string, say: (line: string) => void }} options
 * @returns {Promise<Timing[]>}
 */
export async function measure(built, { rounds, kernel, say }) {
  const engines = await Promise.all(built.map(open));
  const listed = /** @type {[string, number[], number, boolean][]} */ (
    decode(engines[0].outboardBenchList())
  );
  /** @type {Timing[]} */
  const timings = [];
  for (const [name, [size], , parallel] of listed) {
    if (parallel || !name.includes(kernel)) continue;
    say(name);
    const results = engines.map((engine) => {
      engine.outboardBenchPrepare(name, size);
      return decode(engine.outboardBenchResult());
    });
    const other = results.findIndex((result) => !isDeepStrictEqual(result, results[0]));
    if (other >= 0) throw new Error(`${built[other].name} has another result of ${name}`);
    /** @type {number[][]} */
    const samples = engines.map(() => []);
    for (let round = -WARM; round < rounds; round++) {
      for (let turn = 0; turn < engines.length; turn++) {
        const at = (turn + round + WARM) % engines.length;
        const time = timed(() => engines[at].outboardBenchRun(1));
        if (round >= 0) samples[at].push(time);
      }
    }
    const ratio = samples.map((own) => median(own.map((time, round) => time / samples[0][round])));
    timings.push({ kernel: name, ratio, samples });
  }
  if (!timings.length) throw new Error(`no kernel has '${kernel}' in its name`);
  return timings;
}

/**
 * Milliseconds of the processor, not of the clock: what else runs on the machine makes it less wrong.
 *
 * @param {() => unknown} work
 */
function timed(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** @param {Built} built */
async function open({ package: folder }) {
  const engine = await import(pathToFileURL(join(folder, 'sync.js')).href);
  await engine.default();
  return engine;
}
