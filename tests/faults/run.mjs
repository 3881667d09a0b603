/**
 * Runs the fault table: `node tests/faults/run.mjs [--only ROW] [--in chromium,node] [--panics abort] [--variant threads] [--json]`. It fails when a
 * cell does. `cargo xtask faults` builds what it needs, and runs it.
 */
import { availableParallelism } from 'node:os';
import { open, TITLES } from './columns/index.mjs';
import { BUILDS } from './frame/row.mjs';
import { read } from './options.mjs';
import { counts, failures, mark, table } from './table.mjs';
import { differences } from './verdict.mjs';

/** @import { Column } from './columns/index.mjs' */
/** @import { Build, Row, Where } from './frame/row.mjs' */
/** @import { Cell } from './table.mjs' */

const options = read(process.argv.slice(2));
// What goes on is for whoever watches, and apart from the result.
const say = (/** @type {string} */ text) => process.stderr.write(text);

/**
 * One row in one column.
 *
 * @param {Column} column
 * @param {Row} row
 * @returns {Promise<Pick<Cell, 'verdict' | 'differences' | 'facts'>>}
 */
async function look(column, row) {
  try {
    const facts = await column.run(row);
    const wrong = differences(row, column, facts);
    return { verdict: wrong.length ? 'failed' : 'passed', differences: wrong, facts };
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return { verdict: 'failed', differences: [words], facts: undefined };
  }
}

/**
 * Some rows in one column.
 *
 * @param {Where} where
 * @param {Build} build
 * @param {Row[]} rows
 * @returns {Promise<Cell[]>}
 */
async function fill(where, build, rows) {
  const { panics } = BUILDS[build];
  const column = await open(where, build);
  versions.set(where, column.version);
  /** @type {Cell[]} */
  const cells = [];
  try {
    for (const row of rows) {
      const from = performance.now();
      const applies =
        row.where.includes(where) &&
        row.panics.includes(panics) &&
        !(row.unshared && build === 'threads');
      const seen = applies
        ? await look(column, row)
        : { verdict: /** @type {const} */ ('inapplicable'), differences: [], facts: undefined };
      cells.push({ row, where, build, ...seen, ms: Math.round(performance.now() - from) });
    }
  } finally {
    say(`${TITLES[where]}, ${build} ${cells.map(mark).join('')}\n`);
    await column.close();
  }
  return cells;
}

/** @type {Map<Where, string>} */
const versions = new Map();
const columns = options.places.flatMap((where) =>
  options.builds
    .filter((build) => BUILDS[build].where.includes(where))
    .map((build) => ({ where, build })),
);
/** @type {Map<(typeof columns)[number], Cell[]>} */
const filled = new Map(columns.map((column) => [column, []]));
/** @param {(typeof columns)[number]} column @param {Row[]} rows */
async function add(column, rows) {
  filled.get(column)?.push(...(await fill(column.where, column.build, rows)));
}
const places = [...new Set(columns.map(({ where }) => where))];
const timely = options.rows.filter((row) => row.timely);
const others = options.rows.filter((row) => !row.timely);
/** Columns of one place come one after the other, for they share its browser; most of their time is waiting. */
async function next() {
  for (let place = places.shift(); place; place = places.shift()) {
    for (const column of columns.filter(({ where }) => where === place)) await add(column, others);
  }
}
if (others.length) await Promise.all(Array.from({ length: availableParallelism() }, next));
// A place beside it may keep a lane from answering in time.
if (timely.length) for (const column of columns) await add(column, timely);
const cells = columns.flatMap((column) => {
  const given = filled.get(column) ?? [];
  return options.rows.flatMap((row) => given.filter((cell) => cell.row === row));
});

if (options.json) {
  const plain = cells.map(({ row, ...rest }) => ({ row: row.name, ...rest }));
  console.log(JSON.stringify({ versions: Object.fromEntries(versions), cells: plain }, null, 2));
} else {
  const broken = failures(cells);
  console.log(`\n${table(cells, columns, versions)}\n`);
  if (broken) console.log(`${broken}\n`);
  console.log(counts(cells));
}
if (cells.some(({ verdict }) => verdict === 'failed')) process.exitCode = 1;
