/**
 * The image engine and the client, in headless Chromium, beside what npm has for the same work. `cargo xtask bench image` builds
 * the packages and runs this; docs/benchmarks.md says what the rows mean.
 */
import process from 'node:process';
import { read, usage } from './harness/options.js';
import { places } from './harness/places.js';
import { asJson, asMarkdown, asTable } from './harness/print/index.js';
import { run } from './harness/run.js';
import { rows } from './rows/index.js';

try {
  const options = read(process.argv.slice(2), rows);
  if (options.help) {
    console.log(usage(rows));
  } else {
    const wanted = rows.filter(({ name }) => !options.rows.length || options.rows.includes(name));
    // What is under way is said on the other stream: this one holds the results, and nothing else.
    const report = await run(wanted, places(process.env), (line) => console.error(line));
    const print = options.json ? asJson : options.markdown ? asMarkdown : asTable;
    console.log(print(report));
  }
} catch (error) {
  console.error(error instanceof Error ? `error: ${error.message}` : error);
  if (process.env.OUTBOARD_TRACE && error instanceof Error) console.error(error.stack);
  process.exitCode = 1;
}
