/** Commands of the pages: what they name exists, by what their own help says. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { run } from '../../browser/support/process.mjs';
import { root } from './fences.mjs';

const target = resolve(root, process.env.CARGO_TARGET_DIR ?? 'target');
const ours = {
  outboard: process.env.OUTBOARD_COMMAND ?? resolve(target, 'debug/outboard'),
  xtask: process.env.OUTBOARD_XTASK ?? resolve(target, 'debug/xtask'),
};

/** Commands of others that pages may use, with the first words that they may have. */
const others = new Map([
  ['cd', undefined],
  ['node', undefined],
  ['ls', undefined],
  ['git', ['clone']],
  ['cargo', ['add', 'bench', 'build', 'install', 'new', 'run', 'test']],
  ['npm', ['create', 'init', 'install', 'i', 'pack', 'run', 'test']],
  ['npx', ['vite', 'vitest', 'jest', 'wrangler', 'tsc']],
  ['rustup', ['target', 'component', 'toolchain']],
]);

/** @type {Map<string, Promise<string>>} */
const helps = new Map();

/** @param {string} program @param {string[]} words */
function help(program, words) {
  const key = [program, ...words].join(' ');
  const asked = helps.get(key) ?? ask(program, words);
  helps.set(key, asked);
  return asked;
}

/** @param {string} program @param {string[]} words */
async function ask(program, words) {
  const { code, stdout, stderr } = await run(program, [...words, '--help'], { cwd: root });
  return code === 0 ? stdout : Promise.reject(new Error(stderr.trim()));
}

/**
 * What is wrong with the commands of a fence.
 *
 * @param {string} code
 * @returns {Promise<string[]>}
 */
export async function wrongIn(code) {
  /** @type {string[]} */
  const wrong = [];
  for (const line of code.replaceAll('\\\n', ' ').split('\n')) {
    const command = line
      .replace(/\s#.*$/, '')
      .replace(/^(#|\$\s).*/, (all) => (all[0] === '$' ? all.slice(2) : ''));
    for (const part of command.split(/&&|\|\||[|;]/)) {
      const problem = part.trim() && (await problemOf(words(part)));
      if (problem) wrong.push(`${part.trim()}: ${problem}`);
    }
  }
  return wrong;
}

/** @param {string} command */
const words = (command) =>
  (command.split(/\s>/)[0]?.match(/'[^']*'|"[^"]*"|\S+/g) ?? []).filter(
    (word) => !/^[A-Z_]+=/.test(word),
  );

/** @param {string[]} command @returns {Promise<string | undefined>} */
async function problemOf([program = '', ...rest]) {
  if (program === 'outboard') return problemOfOurs(ours.outboard, rest);
  if (program === 'cargo' && rest[0] === 'xtask') return problemOfOurs(ours.xtask, rest.slice(1));
  const known = others.get(program);
  if (!others.has(program))
    return `no page uses \`${program}\` yet: tests/docs/support/commands.mjs`;
  if (known && !known.includes(rest[0] ?? '')) return `no page uses \`${program} ${rest[0]}\` yet`;
  return undefined;
}

/** @param {string} program @param {string[]} args */
async function problemOfOurs(program, args) {
  if (!existsSync(program)) return `there is no ${program}: cargo build -p xtask -p outboard-cli`;
  const asked = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
  let path = /** @type {string[]} */ ([]);
  let text = await help(program, []);
  for (const word of asked) {
    const isCommand = new RegExp(`^  ${word.replace(/\W/g, '\\$&')}(\\s|$)`, 'm').test(
      afterCommands(text),
    );
    if (!isCommand) break;
    path = [...path, word];
    text = await help(program, path);
  }
  if (path.length === 0 && asked[0] && !asked[0].startsWith('-') && !/^\[/.test(asked[0])) {
    return `there is no \`${asked[0]}\``;
  }
  if (/\[ARGS\]\.\.\./.test(text)) text += await passedOn(path);
  const flags = asked
    .filter((word) => /^--?[a-z]/i.test(word))
    .map((flag) => flag.split('=')[0] ?? '');
  const missing = flags.filter(
    (flag) => !new RegExp(`(^|[\\s,\\[:])${flag}(?![\\w-])`, 'm').test(text),
  );
  return missing.length ? `no ${missing.join(', ')} in the help of ${path.join(' ')}` : undefined;
}

/**
 * What a task passes on to a script of the same name, which says so itself.
 *
 * @param {string[]} path
 */
async function passedOn(path) {
  const script = resolve(root, `${path.join('/')}.mjs`);
  if (!existsSync(script)) return '';
  const source = await readFile(script, 'utf8');
  const options = /options: \{(.*?)\n {2,4}\}/s.exec(source)?.[1] ?? '';
  const named = [...options.matchAll(/^\s*'?([a-z][\w-]*)'?: \{/gm)].map(
    ([, name]) => ` --${name}`,
  );
  return `${named.join('')}\n${named.length ? '' : await help('node', [script])}`;
}

/** The list of subcommands in a help. @param {string} text */
const afterCommands = (text) => /^Commands:\n((?: .*\n|\n(?= {2}))*)/m.exec(text)?.[1] ?? '';
