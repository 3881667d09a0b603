/**
 * The report for a terminal: one block a row, its columns aligned over all blocks.
 *
 * @import { Outcome, Result } from '../judge.js'
 * @import { Report } from '../run.js'
 */
import * as words from './words.js';

/** @param {Report} report */
export function asTable(report) {
  const { machine, peers } = report;
  const head = [
    `${report.date}  ${report.browser}, Node ${machine.node.slice(1)}`,
    `${machine.cpu}, ${machine.cores} cores, ${machine.memory} GiB, load ${machine.load} before the bench`,
    Object.entries(peers)
      .map((peer) => peer.join(' '))
      .join(', '),
    report.command,
  ];
  const blocks = report.rows.map((row) => ({ row, lines: lines(row) }));
  const widths = columnWidths(blocks.flatMap(({ lines }) => [HEADINGS, ...lines]));
  const body = blocks.flatMap(({ row, lines }) => [
    '',
    `${row.title}  [${row.name}]`,
    ...lines.map((cells) => `  ${align(cells, widths)}`),
    ...(row.broken === undefined ? [] : [`  BROKEN: ${row.broken}`]),
    ...row.notes.map((note) => `    ${note}`),
    ...excuses(row).map((why) => `    not asked: ${why}`),
    ...row.agreement.map((line) => `    agrees, ${line}`),
  ]);
  return [...head, '', `  ${align(HEADINGS, widths)}`, ...body].join('\n');
}

const HEADINGS = ['', 'median', 'min–max', 'long task', 'ratio', 'target', ''];

/** @param {Outcome} row */
function lines(row) {
  return row.results.map((result) => {
    const cells = [
      result.label,
      words.middle(result),
      words.spread(result),
      words.blocking(result),
    ];
    // What is said of us alone stands in our line, a comparison in the line of whom it is with.
    const said = row.verdicts.find(({ against, ours }) => (against ?? ours) === result.name);
    if (said) return [...cells, words.value(said), words.target(said), words.verdict(said)];
    return [...cells, ratio(row, result), '', ''];
  });
}

/** A comparison of which nothing is asked. @param {Outcome} row @param {Result} theirs */
function ratio({ results: [ours], verdicts }, theirs) {
  // A contestant that something is said about is no rival of the first.
  const alone = verdicts.some(({ ours }) => ours === theirs.name);
  const compared = verdicts.some(({ against }) => against);
  if (alone || theirs === ours || theirs.unit !== ours.unit || !compared) return '';
  const share = verdicts.some(({ of }) => of === 'share');
  const value = share ? ours.median / theirs.median : theirs.median / ours.median;
  return `${value.toFixed(2)}×`;
}

/** @param {Outcome} row */
const excuses = ({ verdicts }) => [
  ...new Set(verdicts.flatMap(({ pass, excused }) => (excused && !pass ? [excused] : []))),
];

/** @param {string[][]} rows */
const columnWidths = (rows) =>
  HEADINGS.map((_, column) => Math.max(...rows.map((cells) => cells[column].length)));

/** Words to the left, numbers to the right. @param {string[]} cells @param {number[]} widths */
const align = (cells, widths) =>
  cells
    .map((cell, i) => (i ? cell.padStart(widths[i]) : cell.padEnd(widths[i])))
    .join('  ')
    .trimEnd();
