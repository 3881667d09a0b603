/**
 * What panics that unwind cost: two engines, each built both ways, in one process of Node. `cargo xtask bench unwind` builds the
 * packages and runs this; docs/build.md says what was concluded.
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { machine } from './harness/machine.js';
import { packageAt, places, samplesAt } from './harness/places.js';
import { measure } from './unwind/measure.js';
import { asMarkdown, asTable } from './unwind/print.js';
import { built, sizes } from './unwind/sizes.js';
import { tasks } from './unwind/tasks.js';

const USAGE = `Usage: node bench/unwind.mjs [--json | --markdown] [--rounds N]

  --json      the report as data, with every sample
  --markdown  the table for the documentation
  --rounds N  how often each task is measured; 21`;

try {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      json: { type: 'boolean', default: false },
      markdown: { type: 'boolean', default: false },
      rounds: { type: 'string', default: '21' },
    },
  });
  const rounds = Number(values.rounds);
  if (!(rounds >= 1)) throw new Error(`--rounds is a number from 1, and not '${values.rounds}'`);
  if (values.help) console.log(USAGE);
  else {
    const where = places(process.env);
    const before = machine();
    const folders = (/** @type {string} */ engine) => ({
      abort: built(packageAt(where, `${engine}-abort`), 'abort'),
      unwind: built(packageAt(where, `${engine}-unwind`), 'unwind'),
    });
    const engines = { image: folders('image'), attributed: folders('attributed') };
    const timings = await measure(
      tasks(where.samples, samplesAt(where)),
      engines,
      rounds,
      // What is under way is said on the other stream: this one holds the results, and nothing else.
      (line) => console.error(line),
    );
    const report = {
      date: new Date().toISOString().slice(0, 10),
      machine: before,
      rounds,
      sizes: sizes(engines),
      timings,
    };
    if (values.json) console.log(JSON.stringify(report, null, 2));
    else console.log(values.markdown ? asMarkdown(report) : asTable(report));
  }
} catch (error) {
  console.error(error instanceof Error ? `error: ${error.message}` : error);
  process.exitCode = 1;
}
