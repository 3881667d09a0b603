/**
 * Many photographs at once: what a second lane is worth.
 *
 * @import { Given, Work } from '../../../page/work.js'
 */
import { image } from '../engines.js';
import { fetchPhotograph } from '../pictures.js';

const MANY = 12;
const WIDTH = 320;

/** @param {Given} given @returns {Promise<Work>} */
export async function prepare({ samples }) {
  // The smallest ones: a large one at the end would leave the other lane with nothing to do.
  const chosen = new Set(
    samples.toSorted((a, b) => a.width * a.height - b.width * b.height).slice(0, MANY),
  );
  const photographs = samples.filter((sample) => chosen.has(sample));
  if (photographs.length < MANY) throw new Error(`there are not ${MANY} photographs`);
  const files = await Promise.all(photographs.map(fetchPhotograph));

  /** @param {string} copy @param {number} lanes */
  const contestant = async (copy, lanes) => {
    const { init, resize } = await image(copy);
    await init({ lanes });
    return () => Promise.all(files.map((file) => resize(file, { width: WIDTH, format: 'jpeg' })));
  };
  const megapixels = photographs.map(({ width, height }) => (width * height) / 1e6);
  const [least, most] = [Math.min(...megapixels), Math.max(...megapixels)];
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  return {
    notes: [
      `${MANY} photographs of ${least.toFixed(1)} to ${most.toFixed(1)} MP, ` +
        `${(bytes / 1e6).toFixed(1)} MB, to JPEGs ${WIDTH} pixels wide`,
      `the machine has ${navigator.hardwareConcurrency} cores`,
    ],
    contestants: { ours: await contestant('a', 2), one: await contestant('b', 1) },
    agree: async ({ ours, one }) => {
      for (const [i, blob] of ours.entries()) {
        if (!(await same(blob, one[i]))) throw new Error(`${photographs[i].file} differs`);
      }
      return [`one: ${MANY} files, the same bytes`];
    },
  };
}

/** @param {Blob} a @param {Blob} b */
async function same(a, b) {
  const [left, right] = await Promise.all([a, b].map((blob) => blob.arrayBuffer()));
  const bytes = new Uint8Array(right);
  return (
    left.byteLength === right.byteLength &&
    new Uint8Array(left).every((byte, i) => byte === bytes[i])
  );
}
