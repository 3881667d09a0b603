/** The table, as it is printed. */

/** @import { Seen } from './row.mjs' */

/** So much of a failed row's output is shown, from its end. */
const LINES = 40;

/** @param {Seen[]} all */
export function table(all) {
  const head = ['', 'row', 'version', 'needs', 'install', 'in all'];
  const lines = all.map(({ row, version = '?', installed, seconds, error }) => [
    error ? '✗' : '✓',
    row.title,
    version,
    row.needs,
    `${installed} s`,
    `${seconds} s`,
  ]);
  const widths = head.map((_, i) => Math.max(...[head, ...lines].map((line) => line[i].length)));
  return [head, ...lines]
    .map((line) =>
      line
        .map((cell, i) => (i > 3 ? cell.padStart(widths[i]) : cell.padEnd(widths[i])))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** What the failed rows said last. @param {Seen[]} all */
export const failures = (all) =>
  all
    .filter(({ error }) => error)
    .map(({ row, error }) => {
      const said = error instanceof Error ? error.message : String(error);
      return `✗ ${row.title}\n${said.split('\n').slice(-LINES).join('\n')}`;
    })
    .join('\n\n');
