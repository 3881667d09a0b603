/** What was found, as the table of docs/ecosystem.md and as lines for a terminal. */

/** @import { Crate, Built } from './build.mjs' */

/**
 * A row of the table.
 *
 * @typedef {object} Row
 * @property {Crate} crate
 * @property {Built} [built]
 * @property {number} [carried] exports that the client has
 * @property {string} [lanes] `one` or `auto`
 * @property {string[]} checked places where the answer was the known one
 * @property {string} [trouble] why the row is red
 */

/** What the warnings of a build say of exports that the client does not have. */
const LEFT_OUT = new Set(['cannot-cross', 'typed-but-absent', 'unknown-export']);

/** @param {Row} row */
export const isGreen = ({ trouble }) => trouble === undefined;

/** @param {Row[]} rows */
export function markdown(rows) {
  const lines = rows.map((row) => `| ${cells(row).join(' | ')} |`);
  return [
    '| crate | what it is | wasm-bindgen | lanes | exports carried | left out, and why | wasm, gzipped | answers checked in |',
    '|---|---|---|---|---:|---|---:|---|',
    ...lines,
    '',
  ].join('\n');
}

/** @param {Row} row */
function cells({ crate, built, carried, lanes, checked }) {
  const name = `\`${crate.name}\` ${crate.version}`;
  if (crate.fails) return [name, crate.about, '', '', '', crate.fails.why, '', ''];
  return [
    name,
    crate.about,
    built?.package?.wasmBindgen ?? '',
    lanes ?? '',
    String(carried ?? ''),
    leftOut(built),
    built ? wasm(built) : '',
    checked.map((place) => (place === 'node' ? 'Node' : 'Chromium')).join(', '),
  ];
}

/** @param {Built | undefined} built */
function leftOut(built) {
  const items = (built?.warnings ?? []).filter(({ code }) => LEFT_OUT.has(code));
  if (items.length === 0) return 'nothing';
  return [...grouped(items)]
    .map(([reason, each]) => `${each.map(({ item }) => `\`${item}\``).join(', ')}: ${reason}`)
    .join('; ')
    .replaceAll('|', '\\|');
}

/** @param {Built['warnings']} items @returns {Map<string, Built['warnings']>} */
function grouped(items) {
  const found = new Map();
  for (const item of items) found.set(item.reason, [...(found.get(item.reason) ?? []), item]);
  return found;
}

/** @param {Built} built */
function wasm({ files }) {
  const file = files.find(({ path }) => path.endsWith('.simd.wasm'));
  return file ? `${(file.gzip / 1000).toFixed(0)} kB` : '';
}

/** One line for a terminal. @param {Row} row */
export function line({ crate, built, carried, checked, trouble }) {
  const name = `${crate.name} ${crate.version}`.padEnd(26);
  if (trouble !== undefined) return `✗ ${name} ${trouble}`;
  if (crate.fails) return `○ ${name} does not build, as is known: ${crate.fails.why}`;
  const left = (built?.warnings ?? []).filter(({ code }) => LEFT_OUT.has(code)).length;
  return `✓ ${name} ${carried} exports, ${left} left out, ${built?.seconds} s, right in ${checked.join(' and ')}`;
}
