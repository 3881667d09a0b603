/**
 * From one lane to eight.
 *
 * @import { Measured, Row } from '../../harness/row.js'
 * @import { Tools } from '../../harness/run.js'
 */
import { step } from '../../harness/browser.js';
import { between, CATEGORIES, read } from '../../harness/trace.js';

const ROUNDS = 7;
const LANES = 8;

/** Who makes seven more: the steps of the page, and what is said of each. */
const WHO = /** @type {const} */ ([
  ['ours', 'startOurs', 'growOurs'],
  ['bare', 'startBare', 'growBare'],
]);

/** @type {Row} */
export const lanes = {
  name: 'lanes',
  title: "Second to eighth lane: what the page's thread does",
  contestants: [
    { name: 'ours', label: 'outboard, processor time' },
    { name: 'compiles', label: 'outboard, modules compiled for all 8', unit: 'count' },
    { name: 'oursWall', label: 'outboard, by the clock' },
    { name: 'bare', label: '7 workers by hand, processor time' },
    { name: 'bareCompiles', label: '8 workers by hand, modules compiled', unit: 'count' },
    { name: 'bareWall', label: '7 workers by hand, by the clock' },
  ],
  targets: [
    { of: 'value', ours: 'ours', atMost: 10 },
    { of: 'value', ours: 'compiles', atMost: 1 },
  ],
  packages: ['boundary'],
  observe,
};

/** @param {Tools} tools @returns {Promise<Measured>} */
async function observe({ chromium, url }) {
  /** @type {Record<string, { samples: number[] }>} */
  const timings = Object.fromEntries(lanes.contestants.map(({ name }) => [name, { samples: [] }]));
  /** @type {Set<number>} */
  const results = new Set();
  for (let round = 0; round < ROUNDS; round++) {
    for (const [who, start, grow] of round % 2 ? WHO.toReversed() : WHO) {
      const { browser } = chromium;
      const seen = await chromium.visit(url, async (page) => {
        await browser.startTracing(page, { categories: CATEGORIES });
        try {
          await step(page, 'lanes', start);
          const grown = await step(page, 'lanes', grow);
          return { ...grown, trace: read(await browser.stopTracing()) };
        } catch (error) {
          await browser.stopTracing();
          throw error;
        }
      });
      if (seen.lanes !== LANES) throw new Error(`${who} has ${seen.lanes} lanes, and not ${LANES}`);
      for (const result of seen.results) results.add(result);
      const { processor, wall, compiles } = between(seen.trace, 'from', 'to');
      // The first lane's has to be seen, or the trace sees none.
      if (!compiles) throw new Error('the trace knows of no module that was compiled');
      timings[who].samples.push(processor);
      timings[`${who}Wall`].samples.push(wall);
      timings[who === 'ours' ? 'compiles' : 'bareCompiles'].samples.push(compiles);
    }
  }
  if (results.size !== 1) throw new Error(`the lanes gave ${[...results].join(' and ')}`);
  return {
    notes: ['all tasks of the thread, whatever they were for; each in a page of its own'],
    agreement: [`all lanes: ${[...results]}`],
    timings,
  };
}
