/** A bench as a command: reads the options, runs the rows, prints the report. */
import process from 'node:process';
import { read, usage } from './options.js';
import { places } from './places.js';
import { asJson, asMarkdown, asTable } from './print/index.js';
import { run } from './run.js';

/** @param {import('./run.js').Bench} bench */
export async function command(bench) {
  try {
    const options = read(process.argv.slice(2), bench);
    if (options.help) {
      console.log(usage(bench));
      return;
    }
    // What is under way is said on the other stream: this one holds the results, and nothing else.
    const report = await run(bench, options, places(process.env), (line) => console.error(line));
    const print = options.json ? asJson : options.markdown ? asMarkdown : asTable;
    console.log(print(report));
    if (report.rows.some(({ broken }) => broken !== undefined)) process.exitCode = 1;
  } catch (error) {
    console.error(error instanceof Error ? `error: ${error.message}` : error);
    if (process.env.OUTBOARD_TRACE && error instanceof Error) console.error(error.stack);
    process.exitCode = 1;
  }
}
