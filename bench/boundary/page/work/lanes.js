/**
 * From one lane to eight: what that costs the page's own thread. The harness reads it off a trace, between two marks.
 *
 * @import { Boundary } from '../engines.js'
 */
import { boundary, WASM } from '../engines.js';

const LANES = 8;
/** So many rounds of work for each lane that none is done before all have started. */
const ROUNDS = 200_000_000;

/** @type {Boundary | undefined} */
let engine;
/** @type {WebAssembly.Module | undefined} */
let module;

/** One lane, started and used. */
export async function startOurs() {
  engine = await boundary();
  await engine.init({ lanes: LANES });
  return engine.spin(1);
}

/** Seven more, because there is work for them. */
export async function growOurs() {
  const { spin, engine: own } = /** @type {Boundary} */ (engine);
  performance.mark('from');
  const results = await Promise.all(Array.from({ length: LANES }, () => spin(ROUNDS)));
  performance.mark('to');
  return { lanes: own.stats().lanes, results };
}

/** The module, and one worker that has been given it. */
export async function startBare() {
  module = await WebAssembly.compileStreaming(fetch(WASM));
  return bare(1);
}

/** Seven more workers as one would write them, which are given the module and do the same work. */
export async function growBare() {
  performance.mark('from');
  const work = Array.from({ length: LANES - 1 }, () => bare(ROUNDS));
  const results = await Promise.all(work);
  performance.mark('to');
  return { lanes: 1 + results.length, results };
}

/** @param {number} rounds @returns {Promise<number>} */
function bare(rounds) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('../peers/bareWorker.js', import.meta.url), {
      type: 'module',
    });
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message || 'the worker did not start'));
    worker.postMessage({ module, rounds });
  });
}
