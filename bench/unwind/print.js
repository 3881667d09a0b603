/** The report for a terminal and for a page. */

/** @import { Machine } from '../harness/machine.js' */
/** @import { Timing } from './measure.js' */
/** @import { Size } from './sizes.js' */

/** @typedef {{ date: string, machine: Machine, rounds: number, sizes: Size[], timings: Timing[] }} Report */

const HEADINGS = ['', 'abort', 'unwind', 'unwind is'];

/** @param {Report} report */
export function asTable(report) {
  const lines = [HEADINGS, ...rows(report)];
  const widths = HEADINGS.map((_, column) =>
    Math.max(...lines.map((cells) => cells[column].length)),
  );
  const aligned = lines.map((cells) =>
    cells
      .map((cell, column) => (column ? cell.padStart(widths[column]) : cell.padEnd(widths[0])))
      .join('  '),
  );
  return [source(report), '', ...aligned].join('\n');
}

/** @param {Report} report */
export function asMarkdown(report) {
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(' | ')} |`;
  const table = [line(HEADINGS), '|---|---:|---:|---:|', ...rows(report).map(line)];
  return [...table, '', source(report)].join('\n');
}

/** @param {Report} report */
function source({ date, machine, rounds }) {
  const { cpu, cores, node, load } = machine;
  return `Medians of ${rounds} rounds in turns, ${date}, Node ${node.slice(1)}, ${cpu}, ${cores} cores, load ${load} before.`;
}

/** @param {Report} report @returns {string[][]} */
function rows({ sizes, timings }) {
  const weights = sizes.flatMap(({ what, raw, gzip }) => [
    [`${what}, raw`, kilobytes(raw.abort), kilobytes(raw.unwind), more(raw.unwind / raw.abort)],
    [
      `${what}, gzipped`,
      kilobytes(gzip.abort),
      kilobytes(gzip.unwind),
      more(gzip.unwind / gzip.abort),
    ],
  ]);
  const times = timings.map(({ what, median: { abort, unwind }, ratio }) => {
    return [what, milliseconds(abort), milliseconds(unwind), more(ratio)];
  });
  return [...weights, ...times];
}

/** @param {number} bytes */
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

/** @param {number} ms */
const milliseconds = (ms) => `${ms.toFixed(1)} ms`;

/** @param {number} ratio */
const more = (ratio) => `${ratio < 1 ? '−' : '+'}${Math.abs((ratio - 1) * 100).toFixed(1)} %`;
