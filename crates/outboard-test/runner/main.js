/** Runs modules of tests in the places that were asked for, and tells of each test on stdout: a line of JSON each. */
import { browserPlace, nodePlace } from './places.js';

/** @import { Place, Suite } from './places.js' */
/** @import { Ended, Test } from './suite.js' */

/**
 * @typedef {object} Given
 * @property {string} drivers the folder of the drivers of browsers, as a URL
 * @property {string} runner this folder
 * @property {string} scratch
 * @property {string} folder of the suites
 * @property {Suite[]} suites
 * @property {('node' | 'chromium' | 'firefox' | 'webkit')[]} places
 * @property {number} limit of each test, in milliseconds
 * @property {{ filters: string[], skip: string[], exact: boolean, ignored: 'no' | 'only' | 'too' }} selection
 */

/** How long a place may take to start and to open a module, on a busy machine. */
const PATIENCE = 120_000;

/** @type {Given} */
const given = JSON.parse(process.argv[2] ?? '');
const { serve } = await import(`${given.drivers}/serve.js`);
const { launch } = await import(`${given.drivers}/browsers/index.js`);
const server = await serve({ runner: given.runner, suites: given.folder }, given.scratch);

/** @param {object} event */
const tell = (event) => process.stdout.write(`${JSON.stringify(event)}\n`);

class Late extends Error {}

/**
 * @template T
 * @param {Promise<T>} promise
 * @param {number} limit
 * @returns {Promise<T>}
 */
async function within(promise, limit) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Late(`it took longer than ${limit / 1000} s`)), limit);
  });
  try {
    return await /** @type {Promise<T>} */ (Promise.race([promise, late]));
  } finally {
    clearTimeout(timer);
  }
}

/** @param {Test} test */
function selected({ name, ignored }) {
  const { filters, skip, exact, ignored: which } = given.selection;
  /** @param {string} part */
  const fits = (part) => (exact ? name === part : name.includes(part));
  if (filters.length > 0 && !filters.some(fits)) return undefined;
  if (skip.some(fits)) return undefined;
  if (which === 'only') return ignored ? 'run' : undefined;
  return ignored && which === 'no' ? 'ignored' : 'run';
}

/** @param {Place} place @param {Suite} suite */
async function runSuite(place, suite) {
  const where = { place: place.name, suite: suite.name };
  if (
    suite.wants === 'node' ? place.name !== 'node' : suite.wants !== 'any' && place.name === 'node'
  ) {
    tell({ event: 'left-out', ...where, why: suite.wants });
    return;
  }
  const tests = await within(place.open(suite), PATIENCE);
  let open = true;
  for (const [index, test] of tests.entries()) {
    const chosen = selected(test);
    if (!chosen) continue;
    const about = { event: 'test', ...where, test: test.name };
    if (chosen === 'ignored') {
      tell({ ...about, outcome: 'ignored' });
      continue;
    }
    if (!open) await within(place.open(suite), PATIENCE);
    open = true;
    const start = performance.now();
    /** @type {Ended} */
    let ended;
    let late = false;
    try {
      ended = await within(place.run(index), given.limit);
    } catch (error) {
      late = error instanceof Late;
      const message = error instanceof Error ? error.message : String(error);
      ended = { passed: false, message, output: '', spent: true };
      await place.end();
    }
    const { passed, message, output, spent } = ended;
    const ms = Math.round(performance.now() - start);
    const outcome = late ? 'late' : passed ? 'passed' : 'failed';
    tell({ ...about, outcome, ms, message, output });
    open = !spent;
  }
}

for (const name of given.places) {
  /** @type {Place | undefined} */
  let place;
  try {
    const starting =
      name === 'node' ? nodePlace(given.folder) : browserPlace(name, launch, server.url);
    place = await within(Promise.resolve(starting), PATIENCE);
    tell({ event: 'place', place: name, version: place.version });
    for (const suite of given.suites) {
      try {
        await runSuite(place, suite);
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        tell({ event: 'trouble', place: name, suite: suite.name, message });
        await place.end();
      }
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    tell({ event: 'trouble', place: name, suite: null, message });
  }
  await place?.close();
}
await server.close();
tell({ event: 'end' });
process.exit();
