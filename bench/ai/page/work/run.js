/**
 * A model, run by all.
 *
 * @import { Work } from '../../../page/work.js'
 */
import { CASES } from '../../models.js';
import { fetchModel } from '../bytes.js';
import * as ours from '../ours.js';
import * as ort from '../peers/ort.js';

/** @param {{ name: string, threads: number }} given @returns {Promise<Work>} */
export async function prepare({ name, threads }) {
  const work = CASES[name];
  const { file, calls, tolerance } = work;
  const bytes = await fetchModel(file);
  const feeds = work.feeds();
  const simd = threads === 1 ? { variant: 'simd' } : { variant: 'threads', threads };
  const first = await ours.engine('a');
  const chosen = await ours.load(first, bytes, work, { threads });
  const plain = await ours.load(await ours.engine('b'), bytes, work, simd);
  const theirs = await ort.load(bytes, feeds, threads);
  const times = (/** @type {() => Promise<any>} */ run) => async () => {
    let last;
    for (let i = 0; i < calls; i++) last = await run();
    return last;
  };
  const shapes = Object.values(feeds).map(({ shape }) => `[${shape.join(', ')}]`);
  const { variant = 'simd', threads: running = 1 } = first.engine.stats();
  if (running !== threads) throw new Error(`the lane has ${running} threads, and not ${threads}`);
  return {
    notes: [
      `${(bytes.length / 1e6).toFixed(1)} MB, inputs ${[...new Set(shapes)].join(' ')}; ours is ${variant}, threads: ${running}`,
    ],
    contestants: { ours: times(chosen.run), simd: times(plain.run), ort: times(theirs.run) },
    async agree({ ours, simd }) {
      const expected = await theirs.results();
      const all = { ours: await chosen.read(ours), simd: await plain.read(simd) };
      return Object.entries(all).map(([who, given]) => {
        const far = Math.max(...chosen.outputs.map((name) => apart(given[name], expected[name])));
        if (!(far <= tolerance)) throw new Error(`${who} differs from onnxruntime-web by ${far}`);
        return `${who}: apart from onnxruntime-web by ${far.toExponential(1)} of its size`;
      });
    },
  };
}

/** How large the difference of two outputs is, as a part of how large they are. @param {any} ours @param {any} theirs */
function apart(ours, theirs) {
  if (ours.length !== theirs.length) return Number.POSITIVE_INFINITY;
  let difference = 0;
  let size = 0;
  for (let i = 0; i < ours.length; i++) {
    const value = Number(theirs[i]);
    // Not a number, where one of them is none: that is no less than any tolerance.
    difference += (Number(ours[i]) - value) ** 2;
    size += value ** 2;
  }
  return Math.sqrt(difference / (size || 1));
}
