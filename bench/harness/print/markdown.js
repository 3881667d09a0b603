/**
 * The table for a page: one line for each thing that is asked of us, and one for a row of which nothing is asked.
 *
 * @import { Outcome, Verdict } from '../judge.js'
 * @import { Report } from '../run.js'
 */
import * as words from './words.js';

/** The cells between a row's first and its last, where they are empty. */
const NOTHING = Array(5).fill('');

/** @param {Report} report */
export function asMarkdown(report) {
  const { bench, machine, browser, date } = report;
  const lines = report.rows.flatMap((row) => {
    if (row.broken !== undefined) return [[row.title, ...NOTHING, `BROKEN: ${row.broken}`]];
    if (!row.verdicts.length) return [[row.title, words.middle(row.results[0]), ...NOTHING]];
    return row.verdicts.map((verdict) => line(row, verdict));
  });
  return [
    '|  | ours | against | theirs | ratio | target |  |',
    '| --- | ---: | --- | ---: | ---: | ---: | --- |',
    ...lines.map((cells) => `| ${cells.join(' | ')} |`),
    '',
    `Medians, ${date}, ${browser}, ${machine.cpu}, ${machine.cores} cores. ` +
      `\`cargo xtask bench ${bench}\` measures them again; [docs/benchmarks.md](docs/benchmarks.md) says how.`,
  ].join('\n');
}

/** @param {Outcome} row @param {Verdict} verdict */
function line({ title, results }, verdict) {
  const ours = results.find(({ name }) => name === verdict.ours) ?? results[0];
  const theirs = results.find(({ name }) => name === verdict.against);
  const alone =
    verdict.of === 'blocking'
      ? 'longest task on the main thread'
      : verdict.ours === results[0].name
        ? ''
        : ours.label;
  return [
    title,
    theirs ? words.middle(ours) : words.value(verdict),
    theirs?.label ?? alone,
    theirs ? words.middle(theirs) : '',
    theirs ? words.value(verdict) : '',
    words.target(verdict),
    words.verdict(verdict),
  ];
}
