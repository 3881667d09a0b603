/**
 * From `import` to the first result: a page of its own for each, bundled by Vite as an app is, with an empty cache and a warm one.
 *
 * @import { Measured, Row } from '../../harness/row.js'
 * @import { Tools } from '../../harness/run.js'
 */
import { join } from 'node:path';
import { bundle } from '../../harness/bundle.js';
import { byHandAt } from '../../harness/places.js';
import { serve } from '../../harness/serve.js';

/** What a server is away, in milliseconds there and back, where it is not this machine: a near one. */
const AWAY = 40;
const ROUNDS = 15;
const FULL = 31;

/** What each page does, by the names of `start/main.js`. */
const CONTESTANTS = /** @type {const} */ (['ours', 'hand', 'pack']);

export const startRows = [
  row('small', 'empty', 'a small engine, nothing cached'),
  row('small', 'warm', 'a small engine, all cached'),
  row('image', 'empty', 'the image engine, nothing cached'),
  row('image', 'warm', 'the image engine, all cached'),
  row('small', 'far', `a small engine, nothing cached, the server ${AWAY} ms away`),
  row('image', 'far', `the image engine, nothing cached, the server ${AWAY} ms away`),
];

/** @typedef {'empty' | 'warm' | 'far'} Cache */

/** @param {'small' | 'image'} engine @param {Cache} cache @param {string} what @returns {Row} */
function row(engine, cache, what) {
  return {
    name: `start.${engine}.${cache}`,
    title: `From import to the first result: ${what}`,
    contestants: [
      { name: 'ours', label: 'outboard' },
      { name: 'hand', label: 'a worker by hand, the same wasm' },
      { name: 'pack', label: 'wasm-pack and Comlink' },
    ],
    targets: [
      { of: 'share', against: ['hand'], atMost: 1.05 },
      { of: 'share', against: ['pack'], atMost: 0.7 },
    ],
    packages: ['boundary', 'image'],
    observe: (tools) => observe(tools, engine, cache),
  };
}

/** @param {Tools} tools @param {string} engine @param {Cache} cache @returns {Promise<Measured>} */
async function observe({ places, chromium, full }, engine, cache) {
  for (const name of ['boundary', 'image']) byHandAt(places, name);
  const built = join(places.bench, 'start');
  await bundle(join(import.meta.dirname, '../start'), built, {
    alias: { packages: places.packages, 'by-hand': places.byHand },
    external: [],
  });
  const server = await serve({ '/': built }, { kept: true, away: cache === 'far' ? AWAY : 0 });
  try {
    /** @type {Record<string, { samples: number[] }>} */
    const timings = { ours: { samples: [] }, hand: { samples: [] }, pack: { samples: [] } };
    /** @type {Set<string>} */
    const results = new Set();
    // The first round is not counted: the browser starts processes of its own.
    for (let round = -1; round < (full ? FULL : ROUNDS); round++) {
      const first = (round + CONTESTANTS.length) % CONTESTANTS.length;
      for (const who of [...CONTESTANTS.slice(first), ...CONTESTANTS.slice(0, first)]) {
        const go = `start(${JSON.stringify(engine)}, ${JSON.stringify(who)})`;
        const { ms, result } = await chromium.visit(server.url, async (page) => {
          const once = await page.evaluate(go);
          if (cache !== 'warm') return /** @type {any} */ (once);
          await page.reload();
          return /** @type {any} */ (await page.evaluate(go));
        });
        results.add(JSON.stringify(result));
        if (round >= 0) timings[who].samples.push(ms);
      }
    }
    if (results.size !== 1) throw new Error(`the results differ: ${[...results].join(' and ')}`);
    return {
      notes: [
        'from the call of import() to the result, by the clock of a page in which nothing has run before',
      ],
      agreement: [`all: ${[...results]}`],
      timings,
    };
  } finally {
    server.close();
  }
}
