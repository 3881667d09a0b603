/**
 * The built package, as a page without a bundler loads it. Each copy is a module graph of its own, with lanes of its own.
 *
 * @import { HeldTensor, Tensor } from '../../../engines/ai/js/index.js'
 * @import { Case } from '../models.js'
 *
 * @typedef {typeof import('../../../engines/ai/js/index.js')} Engine
 * @typedef {Record<string, Tensor | HeldTensor>} Results
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
 * @param {Case} work
 * @param {{ variant?: string, threads?: number }} [options]
 */
export async function load({ init, Model, Tensor }, bytes, { feeds, held }, options = {}) {
  await init({ lanes: 1, ...options });
  const model = await Model.load(bytes, { cache: 'none' });
  const tensors = Object.fromEntries(
    Object.entries(feeds()).map(([name, { data, shape }]) => [name, new Tensor(data, shape)]),
  );
  const outputs = model.outputs.map(({ name }) => name);
  if (!held) return { outputs, run: () => model.run(tensors), read: plain };
  // As a loop does it: what a step remembers goes from run to run on the lane; the token crosses there, and the scores back.
  const { input_ids, ...past } = tensors;
  const there = await model.hold(past);
  const keep = outputs.filter((name) => name.startsWith('present'));
  /** @type {Results} */
  let last = {};
  return {
    outputs,
    async run() {
      for (const name of keep) /** @type {HeldTensor | undefined} */ (last[name])?.dispose();
      last = await model.run({ input_ids, ...there }, { keep });
      return last;
    },
    read: plain,
  };
}

/** The numbers of what a run gave, wherever they are. @param {Results} results */
const plain = async (results) => {
  const read = Object.entries(results).map(async ([name, tensor]) => {
    const { data } = 'read' in tensor ? await tensor.read() : tensor;
    return /** @type {const} */ ([name, data]);
  });
  return Object.fromEntries(await Promise.all(read));
};
