/** What is printed at the end. */
import { mib } from './drive.mjs';

/** @import { Outcome } from './drive.mjs' */

/** @param {Outcome} outcome @param {number} seed */
export function report({ title, samples, figures, wrongs }, seed) {
  const { actions, rounds, counts, causes, unwinds, terminated, peak } = figures;
  /** @type {Map<string, number>} */
  const ends = new Map();
  /** @type {{ name: string, ends: Record<string, number> }[]} */
  const all = counts;
  const rows = all
    .map(({ name, ends: own }) => {
      const list = Object.entries(own).sort(([, a], [, b]) => Number(b) - Number(a));
      for (const [end, count] of list) ends.set(end, (ends.get(end) ?? 0) + Number(count));
      const sum = list.reduce((sum, [, count]) => sum + Number(count), 0);
      return { sum, name, list: list.map(([end, count]) => `${count} ${end}`).join(', ') };
    })
    .sort((a, b) => b.sum - a.sum)
    .map(({ sum, name, list }) => `  ${String(sum).padStart(7)}  ${name.padEnd(38)} ${list}`);
  const sums = [...ends]
    .sort(([, a], [, b]) => b - a)
    .map(([end, count]) => `  ${String(count).padStart(7)}  ${end}`);
  const lost = Object.entries(causes).map(
    ([engine, own]) =>
      `  ${engine.padEnd(11)} ${Object.entries(own)
        .map(([cause, count]) => `${count} ${cause}`)
        .join(', ')}`,
  );
  const memory = samples.map(
    ({ when, heap, buffers, external, process, linear, workers, living }) =>
      `  ${when.padEnd(6)} ${mib(linear)} linear, ${mib(heap)} heap, ${mib(buffers)} buffers` +
      `${external === undefined ? '' : `, ${mib(external)} external`}` +
      `${process === undefined ? '' : `, ${mib(process)} process`}, ${workers} workers, ${living} objects`,
  );
  return [
    `${title}, seed ${seed}: ${actions} actions in ${rounds} rounds; a panic ${unwinds ? 'unwinds' : 'aborts'}`,
    ...rows,
    '',
    'By kind of end:',
    ...sums,
    '',
    `Lanes that ended, and why (${terminated} were terminated from outside):`,
    ...lost,
    '',
    `Memory, at rest (at most ${mib(peak)} linear in between):`,
    ...memory,
    '',
    wrongs.length ? `Wrong, with --seed ${seed}:` : 'Every call is accounted for.',
    ...wrongs.map((wrong) => `  ${wrong}`),
  ].join('\n');
}
