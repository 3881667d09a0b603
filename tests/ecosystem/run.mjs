/**
 * Crates that others wrote, unchanged: fetched, built in place of `wasm-pack build`, installed, and asked through the generated
 * client. `node tests/ecosystem/run.mjs --outboard COMMAND [--only NAME]… [--write]`; a row that is not right is exit code 1.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../browser/support/places.mjs';
import { run } from '../browser/support/process.mjs';
import { build, carried } from './build.mjs';
import { fetchCrate } from './fetch.mjs';
import { isGreen, line, markdown } from './table.mjs';

/** @import { Crate } from './build.mjs' */
/** @import { Row } from './table.mjs' */

const { values } = parseArgs({
  options: {
    outboard: { type: 'string' },
    only: { type: 'string', multiple: true, default: [] },
    write: { type: 'boolean', default: false },
  },
});
const { outboard, only = [] } = values;
if (outboard === undefined)
  throw new Error('say which command builds: --outboard target/debug/outboard');

const target = resolve(root, 'target/ecosystem');
const packages = resolve(target, 'packages');
/** @type {Crate[]} */
const crates = JSON.parse(
  await readFile(resolve(import.meta.dirname, 'manifest.json'), 'utf8'),
).crates;
const unknown = only.filter((name) => !crates.some((crate) => crate.name === name));
if (unknown.length > 0) {
  throw new Error(
    `there is no crate ${unknown.join(', ')}: there are ${crates.map(({ name }) => name).join(', ')}`,
  );
}

/** @type {Row[]} */
const rows = [];
for (const crate of crates) {
  if (only.length > 0 && !only.includes(crate.name)) continue;
  const row = await tried(crate);
  rows.push(row);
  console.log(line(row));
}
if (values.write) await write(rows);
else console.log(`\n${markdown(rows)}`);
process.exitCode = rows.every(isGreen) ? 0 : 1;

/** A row, whatever happens on the way to it. @param {Crate} crate @returns {Promise<Row>} */
async function tried(crate) {
  /** @type {Row} */
  const row = { crate, checked: [] };
  try {
    await fill(row);
  } catch (error) {
    row.trouble = error instanceof Error ? error.message : String(error);
  }
  return row;
}

/** @param {Row} row */
async function fill(row) {
  const { crate } = row;
  const out = resolve(packages, crate.name);
  const source = await fetchCrate(crate, resolve(target, 'crates'));
  row.built = await build(crate, {
    outboard: resolve(outboard ?? ''),
    source,
    out,
    target: resolve(target, 'target'),
  });
  const code = row.built.errors[0]?.code;
  if (crate.fails) {
    if (code !== crate.fails.code) {
      throw new Error(`failed with ${crate.fails.code} so far, now with ${code ?? 'nothing'}`);
    }
    return;
  }
  if (code !== undefined) {
    const [error] = row.built.errors;
    throw new Error(`${code}: ${error?.message}\n${(error?.output ?? '').slice(-2000)}`);
  }
  Object.assign(row, await carried(out));
  const places = crate.chromium ? ['node', 'chromium'] : ['node'];
  const done = await run(
    'node',
    [resolve(import.meta.dirname, 'check.mjs'), crate.name, ...places],
    {
      env: { OUTBOARD_PACKAGES: packages },
      seconds: 300,
    },
  );
  if (done.signal)
    throw new Error('its answer was not there after 300 seconds, or the process did not end');
  if (done.code !== 0) throw new Error(`its answer is not the known one\n${done.stderr}`);
  row.checked = places;
}

/** Puts the table into its page; only the whole of it. @param {Row[]} rows */
async function write(rows) {
  if (rows.length !== crates.length)
    throw new Error('--write takes all crates, so not with --only');
  const page = resolve(root, 'docs/ecosystem.md');
  const text = await readFile(page, 'utf8');
  const marks = /(<!-- table -->\n)[\s\S]*(\n<!-- \/table -->)/;
  if (!marks.test(text)) throw new Error('docs/ecosystem.md has no place for the table');
  await writeFile(
    page,
    text.replace(marks, (_, before, after) => `${before}\n${markdown(rows)}${after}`),
  );
}
