/**
 * The built package, as a page without a bundler loads it. Each copy is a module graph of its own, with lanes of its own.
 *
 * @import { Feed } from '../models.js'
 *
 * @typedef {typeof import('../../../engines/ai/js/index.js')} Engine
 */

/**
 * @param {string} copy
 * @returns {Promise<Engine>}
 */
export const engine = (copy) => import(/* @vite-ignore */ `/packages/${copy}/ai/index.js`);

/**
 * A model on a lane of its own.
 *
 * @param {Engine} engine
 * @param {Uint8Array} bytes
 * @param {Record<string, Feed>} feeds
 * @param {{ variant?: string, threads?: number }} [options]
 */
export async function load({ init, Model, Tensor }, bytes, feeds, options = {}) {
  await init({ lanes: 1, ...options });
  const model = await Model.load(bytes, { cache: 'none' });
  const tensors = Object.fromEntries(
    Object.entries(feeds).map(([name, { data, shape }]) => [name, new Tensor(data, shape)]),
  );
  return {
    outputs: model.outputs.map(({ name }) => name),
    run: () => model.run(tensors),
  };
}
