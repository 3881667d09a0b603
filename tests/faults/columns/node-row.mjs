/** One row in a process of Node: `node node-row.mjs NAME PLACE` prints what was seen. */
import { cp } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { runRow } from '../frame/frame.mjs';

const [name, place] = process.argv.slice(2);
try {
  const { mend, ...rest } = JSON.parse(place);
  const facts = await runRow(name, { ...rest, Worker, mend: () => cp(mend.sound, mend.harmed) });
  process.stdout.write(JSON.stringify(facts));
} catch (error) {
  // The frame hears what nobody catches, so it is said here.
  console.error(error);
  process.exitCode = 1;
}
