/**
 * From rows to a report: checks what is there, builds the page, serves it, and runs row after row.
 *
 * @import { Outcome } from './judge.js'
 * @import { Machine } from './machine.js'
 * @import { Places } from './places.js'
 * @import { Row } from './row.js'
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'vite';
import { launch } from './browser.js';
import { timed, weighed } from './judge.js';
import { machine } from './machine.js';
import { browserAt, packageAt, samplesAt } from './places.js';
import { serve } from './serve.js';

/** The packages that are measured against; the report names their versions. */
const PEERS = ['pica', '@jsquash/resize', '@jsquash/jpeg', 'comlink'];

/**
 * @typedef {object} Report
 * @property {string} date
 * @property {string} command
 * @property {Machine} machine
 * @property {string} browser
 * @property {Record<string, string>} peers versions
 * @property {Outcome[]} rows
 */

/**
 * @param {Row[]} rows
 * @param {Places} places
 * @param {(line: string) => void} say
 * @returns {Promise<Report>}
 */
export async function run(rows, places, say) {
  const before = machine();
  for (const row of rows) for (const name of row.packages) packageAt(places, name);
  const inPage = rows.filter(({ rounds }) => rounds);
  /** @type {Outcome[]} */
  const outcomes = [];
  const page = inPage.length ? await open(places) : undefined;
  try {
    for (const row of rows) {
      say(`${row.name}: ${row.title}`);
      outcomes.push(await outcome(row, places, page));
    }
  } finally {
    await page?.close();
  }
  return {
    date: new Date().toISOString().slice(0, 10),
    command: ['node bench/image.mjs', ...process.argv.slice(2)].join(' '),
    machine: before,
    browser: page?.version ?? 'no browser',
    peers: Object.fromEntries(PEERS.map((name) => [name, versionOf(name)])),
    rows: outcomes,
  };
}

/** @typedef {Awaited<ReturnType<typeof open>>} Page */

/** @param {Places} places */
async function open(places) {
  const browser = browserAt(places);
  const samples = samplesAt(places);
  await build({ configFile: join(import.meta.dirname, '../vite.config.js') });
  const server = await serve({
    // One package under two addresses is two module graphs, each with lanes of its own.
    '/packages/a/': places.packages,
    '/packages/b/': places.packages,
    '/samples/': places.samples,
    '/': places.page,
  });
  const chromium = await launch(browser, server.url).catch((error) => {
    server.close();
    throw error;
  });
  return {
    samples,
    version: chromium.version,
    measure: chromium.measure,
    async close() {
      await chromium.close();
      server.close();
    },
  };
}

/**
 * @param {Row} row
 * @param {Places} places
 * @param {Page | undefined} page
 * @returns {Promise<Outcome>}
 */
async function outcome(row, places, page) {
  const { name, rounds, weigh, packages } = row;
  try {
    if (weigh) return weighed(row, await weigh(packageAt(places, packages[0])));
    if (!page || !rounds) throw new Error('it has neither rounds nor anything to weigh');
    const { samples } = page;
    return timed(row, await page.measure(name, { samples, rounds }));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`row '${name}': ${why}`, { cause });
  }
}

/** @param {string} name @returns {string} */
function versionOf(name) {
  const require = createRequire(import.meta.url);
  return require(`${name}/package.json`).version;
}
