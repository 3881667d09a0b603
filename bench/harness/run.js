/**
 * From rows to a report: checks what is there, builds the page, serves it, and runs row after row.
 *
 * @import { Chromium } from './browser.js'
 * @import { Outcome } from './judge.js'
 * @import { Machine } from './machine.js'
 * @import { Options } from './options.js'
 * @import { Places, Sample } from './places.js'
 * @import { Row } from './row.js'
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { launch } from './browser.js';
import { bundle } from './bundle.js';
import { timed, weighed } from './judge.js';
import { machine } from './machine.js';
import { browserAt, packageAt, samplesAt } from './places.js';
import { serve } from './serve.js';

/**
 * @typedef {object} Bench
 * @property {string} name of its folder, and what `cargo xtask bench` takes
 * @property {Row[]} rows
 * @property {string[]} peers packages that are measured against; the report names their versions
 * @property {boolean} photographs whether its page works on the samples
 *
 * @typedef {object} Report
 * @property {string} bench
 * @property {string} date
 * @property {string} command
 * @property {Machine} machine
 * @property {string} browser
 * @property {Record<string, string>} peers versions
 * @property {Outcome[]} rows
 *
 * What a row that is measured from outside of its page works with.
 *
 * @typedef {object} Tools
 * @property {Places} places
 * @property {Chromium} chromium
 * @property {string} url of the page of the bench
 * @property {boolean} full
 * @property {(line: string) => void} say
 */

/**
 * @param {Bench} bench
 * @param {Options} options
 * @param {Places} places
 * @param {(line: string) => void} say
 * @returns {Promise<Report>}
 */
export async function run(bench, options, places, say) {
  const before = machine();
  const rows = wanted(bench.rows, options.rows);
  for (const row of rows) for (const name of row.packages) packageAt(places, name);
  /** @type {Outcome[]} */
  const outcomes = [];
  const page = rows.every(({ weigh }) => weigh) ? undefined : await open(bench, places);
  try {
    for (const row of rows) {
      say(`${row.name}: ${row.title}`);
      outcomes.push(await outcome(row, places, page, options, say));
    }
  } finally {
    await page?.close();
  }
  return {
    bench: bench.name,
    date: new Date().toISOString().slice(0, 10),
    command: [`node bench/${bench.name}.mjs`, ...process.argv.slice(2)].join(' '),
    machine: before,
    browser: page?.chromium.version ?? 'no browser',
    peers: Object.fromEntries(bench.peers.map((name) => [name, versionOf(name)])),
    rows: outcomes,
  };
}

/** @param {Row[]} rows @param {string[]} names none means all */
function wanted(rows, names) {
  const asked = (/** @type {string} */ row) =>
    names.some((name) => row === name || row.startsWith(`${name}.`));
  return names.length ? rows.filter(({ name }) => asked(name)) : rows;
}

/** @typedef {Awaited<ReturnType<typeof open>>} Page */

/** @param {Bench} bench @param {Places} places */
async function open({ name, photographs }, places) {
  const browser = browserAt(places);
  const samples = photographs ? samplesAt(places) : [];
  const page = join(places.bench, name);
  await bundle(join(import.meta.dirname, '..', name, 'page'), page);
  const folders = {
    // One package under two addresses is two module graphs, each with lanes of its own.
    '/packages/a/': places.packages,
    '/packages/b/': places.packages,
    '/by-hand/': places.byHand,
    '/samples/': places.samples,
    '/models/': places.models,
    '/ort/': places.ort,
    '/': page,
  };
  const plain = await serve(folders);
  const isolated = await serve(folders, { isolated: true });
  const stop = () => {
    plain.close();
    isolated.close();
  };
  const chromium = await launch(browser).catch((error) => {
    stop();
    throw error;
  });
  return {
    samples,
    chromium,
    url: plain.url,
    isolated: isolated.url,
    async close() {
      await chromium.close();
      stop();
    },
  };
}

/**
 * @param {Row} row
 * @param {Places} places
 * @param {Page | undefined} page
 * @param {Options} options
 * @param {(line: string) => void} say
 * @returns {Promise<Outcome>}
 */
async function outcome(row, places, page, { full }, say) {
  const { name, work = name, rounds, weigh, observe, given } = row;
  try {
    if (weigh) return weighed(row, await weigh(places));
    if (!page) throw new Error('it has no page');
    const { samples, chromium } = page;
    const url = row.isolated ? page.isolated : page.url;
    if (observe) return timed(row, await observe({ places, chromium, url, full, say }));
    if (!rounds) throw new Error('it has neither rounds nor anything to weigh');
    return timed(row, await chromium.measure(url, work, { samples, rounds, ...given }));
  } catch (cause) {
    // The lines after the first are of the browser's stack.
    const [broken] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
    say(`error: row '${name}': ${broken}`);
    if (process.env.OUTBOARD_TRACE && cause instanceof Error) say(String(cause.stack));
    const { title } = row;
    return { name, title, results: [], verdicts: [], notes: [], agreement: [], broken };
  }
}

/** @param {string} name @returns {string} */
function versionOf(name) {
  // Not every package lets its manifest be imported.
  const paths = createRequire(import.meta.url).resolve.paths(name) ?? [];
  const manifest = paths.map((folder) => join(folder, name, 'package.json')).find(existsSync);
  if (!manifest) throw new Error(`${name} is not installed`);
  return JSON.parse(readFileSync(manifest, 'utf8')).version;
}
