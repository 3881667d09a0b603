/**
 * What each option of a build is worth: modules of the same kernels, in turns in one Node. `cargo xtask bench options` builds them
 * and runs this; docs/speed.md says what was concluded.
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { machine } from './harness/machine.js';
import { measure } from './options/measure.js';
import { asMarkdown, asTable } from './options/print.js';
import { sizes } from './options/sizes.js';

const USAGE = `Usage: node bench/options.mjs LIST [--json | --markdown] [--rounds N] [--kernel NAME]

  LIST           what was built, as JSON
  --json         the report as data, with every sample
  --markdown     the table for the documentation
  --rounds N     how often each kernel is measured; 7
  --kernel NAME  only kernels with this in their name`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      json: { type: 'boolean', default: false },
      markdown: { type: 'boolean', default: false },
      rounds: { type: 'string', default: '7' },
      kernel: { type: 'string', default: '' },
    },
  });
  const rounds = Number(values.rounds);
  if (!(rounds >= 1)) throw new Error(`--rounds is a number from 1, and not '${values.rounds}'`);
  if (values.help || positionals.length !== 1) console.log(USAGE);
  else {
    const before = machine();
    /** @type {import('./options/measure.js').Built[]} */
    const built = JSON.parse(readFileSync(positionals[0], 'utf8'));
    const timings = await measure(built, {
      rounds,
      kernel: values.kernel,
      // What is under way is said on the other stream: this one holds the results, and nothing else.
      say: (line) => console.error(line),
    });
    const report = {
      date: new Date().toISOString().slice(0, 10),
      machine: before,
      rounds,
      sizes: sizes(built),
      timings,
    };
    if (values.json) console.log(JSON.stringify(report, null, 2));
    else console.log(values.markdown ? asMarkdown(report) : asTable(report));
  }
} catch (error) {
  console.error(error instanceof Error ? `error: ${error.message}` : error);
  process.exitCode = 1;
}
