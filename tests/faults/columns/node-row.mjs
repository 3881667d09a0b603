/** One row in a process of Node: `node node-row.mjs NAME PLACE` prints what was seen. */
import { Worker } from 'node:worker_threads';
import { runRow } from '../frame/frame.mjs';

const [name, place] = process.argv.slice(2);
try {
  const facts = await runRow(name, { ...JSON.parse(place), Worker });
  process.stdout.write(JSON.stringify(facts));
} catch (error) {
  // The frame hears what nobody catches, so it is said here.
  console.error(error);
  process.exitCode = 1;
}
