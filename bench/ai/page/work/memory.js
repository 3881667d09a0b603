/** Bytes of linear memory after a model has run. */
import { CASES } from '../../models.js';
import { fetchModel } from '../bytes.js';
import * as engines from '../ours.js';
import * as peer from '../peers/ort.js';

/** @param {{ name: string }} given */
export async function ours({ name }) {
  const work = CASES[name];
  const engine = await engines.engine('a');
  const { run } = await engines.load(engine, await fetchModel(work.file), work, { threads: 1 });
  await run();
  await run();
  return engine.engine.stats().memory;
}

/** @param {{ name: string }} given */
export async function ort({ name }) {
  const { file, feeds } = CASES[name];
  const { run, memory } = await peer.load(await fetchModel(file), feeds(), 1);
  await run();
  await run();
  return memory();
}
