/**
 * Gigabytes through the test engine `streams`, in Node and in headless Chromium: that its memory does not grow, and how fast it is.
 * `cargo xtask bench streams` builds the package and runs this. It fails when memory grows, or a result is wrong.
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { machine } from './harness/machine.js';
import { places } from './harness/places.js';
import { inChromium } from './streams/chromium.js';
import { CHUNK } from './streams/data.js';
import { inNode, truth } from './streams/node.js';
import { faults, print } from './streams/report.js';

const USAGE = `Usage: node bench/streams.mjs [--gib N] [--slice MIB] [--rounds N] [--place node|chromium]… [--json]

  --gib N      how much is hashed and compressed at once; 4 if not said
  --slice MIB  how much each contestant gets in a turn; 64 if not said
  --rounds N   how many turns are counted; 3 if not said
  --place P    here only: node, chromium; may be given more than once
  --json       the report as data`;

/** @type {Record<string, typeof inNode>} */
const PLACES = { node: inNode, chromium: inChromium };

try {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      json: { type: 'boolean', default: false },
      gib: { type: 'string', default: '4' },
      slice: { type: 'string', default: '64' },
      rounds: { type: 'string', default: '3' },
      place: { type: 'string', multiple: true, default: Object.keys(PLACES) },
    },
  });
  if (values.help) console.log(USAGE);
  else await run(values);
} catch (error) {
  console.error(error instanceof Error ? `error: ${error.message}` : error);
  if (process.env.OUTBOARD_TRACE && error instanceof Error) console.error(error.stack);
  process.exitCode = 1;
}

/** @param {{ json: boolean, gib: string, slice: string, rounds: string, place: string[] }} values */
async function run({ json, gib, slice, rounds, place }) {
  const stranger = place.find((name) => !(name in PLACES));
  if (stranger) throw new Error(`there is no place '${stranger}': there are node, chromium`);
  const sizes = {
    bytes: chunks('--gib', gib, 2 ** 30),
    slice: chunks('--slice', slice, 2 ** 20),
    rounds: positive('--rounds', rounds),
  };
  if (sizes.bytes < 2 ** 27) throw new Error('--gib must be 0.125 at least: 64 MiB are the start');
  if (!Number.isInteger(sizes.rounds)) throw new Error(`--rounds must be whole, and is ${rounds}`);
  const before = machine();
  const where = places(process.env);
  const measured = [];
  for (const name of place) {
    // What is under way is said on the other stream: this one holds the results.
    const told = (/** @type {number} */ done) =>
      console.error(`${name}: ${(done / 2 ** 30).toFixed(2)} GiB`);
    measured.push(await PLACES[name](where, sizes, told));
  }
  console.error('node: the same by crypto and zlib, to compare');
  const expected = truth(sizes.bytes);
  const wrong = measured.flatMap((each) => faults(each, sizes, expected));
  if (json) {
    console.log(JSON.stringify({ machine: before, sizes, measured, faults: wrong }, null, 2));
  } else {
    console.log(`${before.cpu}, ${before.cores} cores, load ${before.load} before the bench`);
    console.log(`chunks of ${CHUNK / 1024} KiB, half noise and half words`);
    for (const each of measured) console.log(print(each, sizes));
    console.log(
      `\n${wrong.length ? 'FAILED' : 'constant memory, and the hash and CRC-32 of Node'}`,
    );
  }
  for (const fault of wrong) console.error(`error: ${fault}`);
  if (wrong.length) process.exitCode = 1;
}

/** Whole chunks. @param {string} option @param {string} text @param {number} unit */
function chunks(option, text, unit) {
  return Math.ceil((positive(option, text) * unit) / CHUNK) * CHUNK;
}

/** @param {string} option @param {string} text */
function positive(option, text) {
  const value = Number(text);
  if (!(value > 0 && value < 2 ** 20)) {
    throw new Error(`${option} must be a number above 0, and is ${text}`);
  }
  return value;
}
