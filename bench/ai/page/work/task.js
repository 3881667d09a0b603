/** Bytes of linear memory after a task was done, from nothing, by one thread. */
import { TASKS } from '../../tasks.js';
import { fetchModel } from '../bytes.js';
import { engine } from '../ours.js';

/** @param {{ name: string }} given */
export async function ours({ name }) {
  const ai = await engine('a');
  await ai.init({ lanes: 1, threads: 1 });
  const result = await TASKS[name].work(ai, async (file) => new Blob([await fetchModel(file)]));
  if (result === undefined || /** @type {{ length?: number }} */ (result)?.length === 0) {
    throw new Error(`${name} gave nothing`);
  }
  return ai.engine.stats().memory;
}
