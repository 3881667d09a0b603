/** From the bytes of a model to its first result, in a page that has nothing in memory; and what takes how long on the way. */
import { CASES } from '../models.js';
import { fetchModel } from '../page/bytes.js';
import * as peer from '../page/peers/ort.js';

/**
 * What it took to the first result, and its parts, with a second run behind them.
 *
 * @typedef {{ took: number, parts: Record<string, number> }} Loaded
 */

/** @param {{ name: string }} given @returns {Promise<Loaded>} */
export async function ours({ name }) {
  const { bytes, feeds } = await given(name);
  const { part, result } = clock();
  const { init, Model, Tensor } = await engine();
  part('scripts');
  await init({ lanes: 1, threads: 1 });
  part('a lane with wasm');
  const model = await Model.load(bytes, { cache: 'none' });
  part('model');
  const tensors = Object.fromEntries(
    Object.entries(feeds).map(([key, { data, shape }]) => [key, new Tensor(data, shape)]),
  );
  return result(() => model.run(tensors));
}

/** @param {{ name: string }} given @returns {Promise<Loaded>} */
export async function ort({ name }) {
  const { bytes, feeds } = await given(name);
  const { part, result } = clock();
  const { run } = await peer.load(bytes, feeds, 1);
  part('scripts, wasm and model');
  return result(run);
}

/** The package, which a bundler splits off from what imports it so. @returns {Promise<any>} */
const engine = () => import('./package.js');

/** @param {string} name */
async function given(name) {
  const { file, feeds } = CASES[name];
  return { bytes: await fetchModel(file), feeds: feeds() };
}

function clock() {
  const start = performance.now();
  let last = start;
  /** @type {Record<string, number>} */
  const parts = {};
  /** @param {string} what was done since the part before */
  const part = (what) => {
    const now = performance.now();
    parts[what] = now - last;
    last = now;
  };
  /** @param {() => Promise<unknown>} run @returns {Promise<Loaded>} */
  const result = async (run) => {
    await run();
    part('first run');
    const took = last - start;
    await run();
    part('second run, which does not count');
    return { took, parts };
  };
  return { part, result };
}
