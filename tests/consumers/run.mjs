/**
 * The packed packages in every bundler and runtime: `node tests/consumers/run.mjs [--only ROW] [--json]` prints the table, and fails
 * when a row does. `cargo xtask consumers` builds what it needs, and runs it.
 */
import { parseArgs } from 'node:util';
import { install } from './frame/install.mjs';
import { closeBrowsers } from './frame/pages.mjs';
import { packages } from './frame/places.mjs';
import { failures, table } from './frame/table.mjs';
import { rows } from './rows.mjs';

/** @import { Row, Seen } from './frame/row.mjs' */

/** Each of them starts compilers and browsers of its own. */
const AT_ONCE = 2;

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const wanted = rows.filter(
  ({ name, quick }) =>
    (!values.quick || quick) &&
    (!values.only.length || values.only.some((only) => name.includes(only))),
);
if (!wanted.length) {
  const names = rows.map(({ name }) => name).join(', ');
  console.error(`There is no row '${values.only.join(', ')}': there are ${names}`);
  process.exit(2);
}

// What goes on is for whoever watches, and apart from the result.
const say = (/** @type {string} */ text) => process.stderr.write(`${text}\n`);

/**
 * One row, from its installation on.
 *
 * @param {Row} row
 * @returns {Promise<Seen>}
 */
async function fill(row) {
  const from = performance.now();
  const seconds = () => Math.round((performance.now() - from) / 1000);
  /** @type {string | undefined} */
  let version;
  let installed = 0;
  try {
    const app = await install(row.name, row.packages ?? packages);
    installed = seconds();
    version = await row.version(app);
    await row.run(app);
    say(`✓ ${row.title} (${seconds()} s)`);
    return { row, version, installed, seconds: seconds() };
  } catch (error) {
    say(`✗ ${row.title} (${seconds()} s)`);
    return { row, version, installed, seconds: seconds(), error };
  }
}

const waiting = wanted.values();
/** @type {Map<Row, Seen>} */
const seen = new Map();
try {
  const hands = Array.from({ length: AT_ONCE }, async () => {
    for (const row of waiting) seen.set(row, await fill(row));
  });
  await Promise.all(hands);
} finally {
  await closeBrowsers();
}
const all = wanted.flatMap((row) => seen.get(row) ?? []);

if (values.json) {
  const plain = all.map(({ row: { name, title, needs }, error, ...rest }) => ({
    row: name,
    title,
    needs,
    ...rest,
    passed: !error,
    error: error && String(error),
  }));
  console.log(JSON.stringify(plain, null, 2));
} else {
  console.log(`\n${table(all)}\n`);
  const broken = failures(all);
  if (broken) console.log(`${broken}\n`);
}
if (all.some(({ error }) => error)) process.exitCode = 1;
