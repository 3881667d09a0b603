/** The table as a person reads it: rows, columns, and what the marks mean. */
import { TITLES } from './columns/index.mjs';
import { families } from './rows/index.mjs';

/** @import { Build, Row, Where } from './frame/row.mjs' */

/**
 * @typedef {object} Cell
 * @property {Row} row
 * @property {Where} where
 * @property {Build} build
 * @property {'passed' | 'failed' | 'inapplicable'} verdict
 * @property {string[]} differences
 * @property {Record<string, unknown> | undefined} facts
 * @property {number} ms
 */

const MARKS = { passed: '✓', failed: '✗', inapplicable: '–' };
const COLOURS = { passed: 32, failed: 31, inapplicable: 2, heading: 1 };

const isColourful = process.stdout.isTTY && !process.env.NO_COLOR;

/** @param {keyof typeof COLOURS} kind @param {string} text */
export const colour = (kind, text) => (isColourful ? `\x1b[${COLOURS[kind]}m${text}\x1b[0m` : text);

/** @param {Cell} cell */
export const mark = ({ verdict }) => colour(verdict, MARKS[verdict]);

/**
 * @param {Cell[]} cells
 * @param {{ where: Where, build: Build }[]} columns
 * @param {Map<Where, string>} versions
 */
export function table(cells, columns, versions) {
  const places = [...new Set(columns.map(({ where }) => where))];
  const kinds = (/** @type {Where} */ place) =>
    columns.filter(({ where }) => where === place).map(({ build }) => build);
  const longest = [...cells.map(({ row }) => row.name), ...Object.keys(families)];
  const first = Math.max(...longest.map(({ length }) => length)) + 4;
  const titles = (/** @type {Where} */ place) =>
    kinds(place)
      .map((kind) => `${kind} `)
      .join('');
  /** One place's columns, as wide as its title at least. @param {Where} place @param {string} text @param {number} [shown] */
  const under = (place, text, shown = text.length) =>
    text + ' '.repeat(Math.max(titles(place).length, TITLES[place].length + 1) - shown + 1);
  const lines = [
    ' '.repeat(first) + places.map((place) => under(place, TITLES[place])).join(''),
    ' '.repeat(first) + places.map((place) => under(place, titles(place))).join(''),
  ];
  /** @param {Row} row @param {Where} where */
  const marks = (row, where) =>
    kinds(where).map((build) => {
      const cell = cells.find(
        (cell) => cell.row === row && cell.where === where && cell.build === build,
      );
      return (cell ? mark(cell) : ' ') + ' '.repeat(build.length);
    });
  for (const [family, rows] of Object.entries(families)) {
    const shown = rows.filter((row) => cells.some((cell) => cell.row === row));
    if (!shown.length) continue;
    lines.push(colour('heading', family));
    for (const row of shown) {
      // A mark is one letter wide, whatever its colour takes.
      const cells = places.map((place) =>
        under(place, marks(row, place).join(''), titles(place).length),
      );
      lines.push(`  ${row.name.padEnd(first - 2)}${cells.join('')}`);
    }
  }
  return [...lines, '', ...legend(cells, versions)].map((line) => line.trimEnd()).join('\n');
}

/** @param {Cell[]} cells @param {Map<Where, string>} versions */
function legend(cells, versions) {
  const absent = new Map(
    cells
      .filter(({ verdict }) => verdict === 'inapplicable')
      .map(({ row }) => [row.name, row.elsewhere]),
  );
  return [
    [...versions].map(([place, version]) => `${TITLES[place]} ${version}`).join(', '),
    ...[...absent].map(([name, why]) => `${MARKS.inapplicable} ${name}: ${why}`),
  ];
}

/** What went wrong, cell by cell, with all that was seen. @param {Cell[]} cells */
export const failures = (cells) =>
  cells
    .filter(({ verdict }) => verdict === 'failed')
    .map(({ row, where, build, differences, facts }) =>
      [
        colour('failed', `${MARKS.failed} ${row.name}, ${TITLES[where]}, ${build}`),
        ...differences.map((line) => `    ${line}`),
        ...(facts ? [`    all facts: ${JSON.stringify(facts)}`] : []),
      ].join('\n'),
    )
    .join('\n');

/** @param {Cell[]} cells */
export function counts(cells) {
  const of = (/** @type {Cell['verdict']} */ verdict) =>
    cells.filter((cell) => cell.verdict === verdict).length;
  const rows = new Set(cells.map(({ row }) => row)).size;
  return `${rows} rows, ${cells.length} cells, ${of('passed')} passed, ${of('failed')} failed, ${of('inapplicable')} do not apply`;
}
