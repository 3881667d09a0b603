#!/usr/bin/env node
/** `npm create outboard`: `outboard new`, for people who begin with npm. */
import { spawnSync } from 'node:child_process';
import { basename, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HELP, read } from '../src/args.js';
import { complete } from '../src/ask.js';
import { Refused } from '../src/refused.js';
import { catalogue, write } from '../src/write.js';

const carried = fileURLToPath(new URL('../carried', import.meta.url));

try {
  await create();
} catch (error) {
  const { code, message, place, help } = error instanceof Refused ? error : unwritten(error);
  console.error(`error[${code}]: ${message}`);
  if (place) console.error(`  at ${place}`);
  console.error(`help: ${help}`);
  process.exitCode = code === 'usage' ? 2 : 1;
}

async function create() {
  const said = read(process.argv.slice(2));
  if (said.help) return console.log(HELP);
  const known = await catalogue(carried);
  const { path, template } = await complete(said, known);
  const folder = resolve(path);
  await write({ folder, name: basename(folder), template, carried });

  const scripts = known.templates.find(({ name }) => name === template)?.start ?? [];
  const steps = [['install'], ...scripts.map((script) => ['run', script])];
  const here = relative(process.cwd(), folder) || '.';
  console.log(
    `\nWrote ${basename(folder)}, made from the template ${template}: the Rust is in engine/src.\n`,
  );
  if (said.run) {
    for (const step of steps) npm(step, folder);
    return;
  }
  console.log('Next:\n');
  if (here !== '.') console.log(`  cd ${here}`);
  for (const step of steps) console.log(`  npm ${step.join(' ')}`);
  console.log();
  if (spawnSync('outboard', ['--version']).error) {
    console.log('It takes Rust (rustup.rs) and the `outboard` command, which was not found.\n');
  }
}

/**
 * What the disk refused. Anything else is a mistake of ours, and is shown as it is.
 *
 * @param {unknown} error
 */
function unwritten(error) {
  const { syscall, path, message } = /** @type {NodeJS.ErrnoException} */ (error);
  if (!syscall) throw error;
  const help = 'check the path, its permissions and the disk';
  return new Refused('file', message, help, { cause: error, ...(path && { place: path }) });
}

/**
 * @param {string[]} words
 * @param {string} cwd
 */
function npm(words, cwd) {
  console.log(`> npm ${words.join(' ')}`);
  const { status, error } = spawnSync('npm', words, {
    cwd,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error || status !== 0) {
    const command = `npm ${words.join(' ')}`;
    throw new Refused(
      'npm',
      `\`${command}\` ended with an error`,
      `the project is written; mend what it says, and run \`${command}\` there`,
      { place: cwd, cause: error },
    );
  }
}
