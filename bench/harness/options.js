/**
 * What the command line says.
 *
 * @import { Bench } from './run.js'
 */
import { parseArgs } from 'node:util';

/**
 * @typedef {object} Options
 * @property {boolean} help
 * @property {boolean} json
 * @property {boolean} markdown
 * @property {boolean} full whether what runs for a while runs as long as it should
 * @property {string[]} rows names; none means all
 */

/**
 * @param {string[]} args
 * @param {Bench} bench
 * @returns {Options}
 */
export function read(args, { rows }) {
  const { values } = parseArgs({
    args,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      json: { type: 'boolean', default: false },
      markdown: { type: 'boolean', default: false },
      full: { type: 'boolean', default: false },
      row: { type: 'string', multiple: true, default: [] },
    },
  });
  const { help, json, markdown, full, row } = values;
  const names = rows.flatMap(({ name }) => withGroups(name));
  const stranger = row.find((name) => !names.includes(name));
  if (stranger) {
    const list = rows.map(({ name }) => name).join(', ');
    throw new Error(`there is no row '${stranger}': there are ${list}`);
  }
  if (json && markdown) throw new Error('--json and --markdown exclude each other');
  return { help, json, markdown, full, rows: row };
}

/** A row's name, and those of the groups it is in. @param {string} name */
function withGroups(name) {
  const parts = name.split('.');
  return parts.map((_, i) => parts.slice(0, i + 1).join('.'));
}

/** @param {Bench} bench */
export function usage({ name, rows }) {
  const width = Math.max(...rows.map(({ name }) => name.length));
  return [
    `Usage: node bench/${name}.mjs [--json | --markdown] [--full] [--row NAME]…`,
    '',
    '  --json      the report as data, with every sample',
    '  --markdown  the table for a page',
    '  --full      what goes on for a while goes on for 30 seconds instead of 8',
    '  --row NAME  this row only; may be given more than once, and NAME is all rows named NAME.…:',
    ...rows.map(({ name, title }) => `              ${name.padEnd(width)}  ${title}`),
  ].join('\n');
}
