/**
 * What the command line says.
 *
 * @import { Row } from './row.js'
 */
import { parseArgs } from 'node:util';

/**
 * @typedef {object} Options
 * @property {boolean} help
 * @property {boolean} json
 * @property {boolean} markdown
 * @property {string[]} rows names; none means all
 */

/**
 * @param {string[]} args
 * @param {Row[]} rows
 * @returns {Options}
 */
export function read(args, rows) {
  const { values } = parseArgs({
    args,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      json: { type: 'boolean', default: false },
      markdown: { type: 'boolean', default: false },
      row: { type: 'string', multiple: true, default: [] },
    },
  });
  const names = rows.map(({ name }) => name);
  const stranger = values.row.find((name) => !names.includes(name));
  if (stranger) throw new Error(`there is no row '${stranger}': there are ${names.join(', ')}`);
  if (values.json && values.markdown) throw new Error('--json and --markdown exclude each other');
  return { help: values.help, json: values.json, markdown: values.markdown, rows: values.row };
}

/** @param {Row[]} rows */
export function usage(rows) {
  return [
    'Usage: node bench/image.mjs [--json | --markdown] [--row NAME]…',
    '',
    '  --json      the report as data, with every sample',
    '  --markdown  the table for the README',
    '  --row NAME  this row only; may be given more than once:',
    ...rows.map(({ name, title }) => `              ${name.padEnd(7)} ${title}`),
  ].join('\n');
}
