/**
 * The soak: `node tests/soak/run.mjs [--minutes N] [--seed S] [--in node,chromium,isolated]
 * [--panics unwind,abort]`. The places share the minutes, and take turns with what a panic does in the test engines. It fails when anything is unaccounted for. `cargo xtask soak` builds what it needs, and runs it.
 */
import { parseArgs } from 'node:util';
import { packageFolder } from '../browser/support/places.mjs';
import { drive } from './drive.mjs';
import { prepare } from './native.mjs';
import { PLACES } from './places/index.mjs';
import { report } from './table.mjs';

/** @import { Folders } from './places/index.mjs' */

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string' },
    in: { type: 'string', default: 'node,chromium' },
    panics: { type: 'string', default: 'unwind,abort' },
  },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const minutes = Number(values.minutes);
const places = values.in.split(',');
const panics = values.panics.split(',');
const unknown = places.find((place) => !(place in PLACES));
if (!(minutes > 0)) throw new Error(`--minutes is a number above 0, and not ${values.minutes}`);
if (!Number.isSafeInteger(seed))
  throw new Error(`--seed is a whole number, and not ${values.seed}`);
if (unknown !== undefined) {
  throw new Error(`--in knows no '${unknown}': there are ${Object.keys(PLACES).join(', ')}`);
}

/** @param {string} panics what one does @returns {Folders} */
function foldersOf(panics) {
  if (!/^(unwind|abort)$/.test(panics)) throw new Error(`--panics knows no '${panics}'`);
  const unwinds = panics === 'unwind';
  return {
    faults: packageFolder(unwinds ? 'faults-unwind' : 'faults'),
    attributed: packageFolder(unwinds ? 'attributed-unwind' : 'attributed'),
    image: packageFolder('image'),
  };
}

// What goes on is for whoever watches, and apart from the result.
const say = (/** @type {string} */ text) => void process.stderr.write(text);
say(`seed ${seed}\n`);
const tasks = await prepare();
for (const [turn, place] of places.entries()) {
  const folders = foldersOf(panics[turn % panics.length]);
  const far = await PLACES[place]({ seed, tasks, folders });
  const outcome = await drive(far, (minutes * 60_000) / places.length, say);
  console.log(`\n${report(outcome, seed)}\n`);
  if (outcome.wrongs.length) process.exitCode = 1;
}
