/** From the bytes of a model to its first result, in a page that has nothing in memory. */
import { CASES } from '../../models.js';
import { fetchModel } from '../bytes.js';
import * as engines from '../ours.js';
import * as peer from '../peers/ort.js';

/** @param {{ name: string }} given */
export const ours = (given) =>
  timed(given, async (bytes, feeds) => {
    const { run } = await engines.load(await engines.engine('a'), bytes, feeds, { threads: 1 });
    await run();
  });

/** @param {{ name: string }} given */
export const ort = (given) =>
  timed(given, async (bytes, feeds) => {
    const { run } = await peer.load(bytes, feeds, 1);
    await run();
  });

/**
 * @param {{ name: string }} given
 * @param {(bytes: Uint8Array, feeds: ReturnType<(typeof CASES)[string]['feeds']>) => Promise<void>} work
 */
async function timed({ name }, work) {
  const bytes = await fetchModel(CASES[name].file);
  const feeds = CASES[name].feeds();
  const start = performance.now();
  await work(bytes, feeds);
  return performance.now() - start;
}
