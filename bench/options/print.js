/** The table of `cargo xtask bench options`. */

/** @import { Timing } from './measure.js' */

/**
 * @typedef {object} Report
 * @property {string} date
 * @property {import('../harness/machine.js').Machine} machine
 * @property {number} rounds
 * @property {{ name: string, bytes: number }[]} sizes
 * @property {Timing[]} timings
 */

/** Those that the image engine does. */
const PICTURES = ['JPEG decode', 'JPEG encode', 'PNG decode', 'PNG encode', 'resize', 'blur'];

const HEAD = ['option', 'gzipped', 'size', 'time', 'time, image engine', 'changes most'];

/** @param {Report} report */
export function asMarkdown(report) {
  const [head, ...body] = rows(report).map((row) => `| ${row.join(' | ')} |`);
  return [head, `|${' --- |'.repeat(HEAD.length)}`, ...body].join('\n');
}

/** @param {Report} report */
export function asTable(report) {
  const all = rows(report);
  const widths = HEAD.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/**
 * @param {Report} report
 * @returns {string[][]}
 */
function rows({ sizes, timings }) {
  const pictures = timings.filter(({ kernel }) => PICTURES.includes(kernel));
  return [
    HEAD,
    ...sizes.map(({ name, bytes }, at) => [
      name,
      `${(bytes / 1000).toFixed(0)} kB`,
      change(bytes / sizes[0].bytes),
      change(mean(timings.map(({ ratio }) => ratio[at]))),
      pictures.length ? change(mean(pictures.map(({ ratio }) => ratio[at]))) : '–',
      at ? most(timings, at) : '–',
    ]),
  ];
}

/**
 * The kernel that becomes slower or faster than all others.
 *
 * @param {Timing[]} timings
 * @param {number} at
 */
function most(timings, at) {
  const far = (/** @type {Timing} */ timing) => Math.abs(Math.log(timing.ratio[at]));
  const [first] = timings.toSorted((a, b) => far(b) - far(a));
  return `${first.kernel} ${change(first.ratio[at])}`;
}

/** @param {number[]} ratios */
function mean(ratios) {
  return Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
}

/** @param {number} ratio */
function change(ratio) {
  const percent = Math.round((ratio - 1) * 100);
  return percent === 0 ? '±0 %' : `${percent > 0 ? '+' : '−'}${Math.abs(percent)} %`;
}
