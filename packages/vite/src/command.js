/** Running the `outboard` command. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';

/**
 * What `outboard dev --json` says of a failure.
 *
 * @typedef {object} Failure
 * @property {string} code
 * @property {string} message
 * @property {string} rendered
 * @property {string} [ansi]
 * @property {string} [file]
 * @property {number} [line]
 * @property {number} [column]
 * @property {string} [help]
 *
 * @typedef {{ event: 'building', crate: string, because: string[] }} Building
 * @typedef {{ event: 'built', crate: string, package: string, folder: string, build: string, ms: number, api: 'same' | 'changed', surface: string }} Built
 * @typedef {{ event: 'failed', crate: string | null, error: Failure }} Failed
 * @typedef {Building | Built | Failed} Event
 */

/** A failure as an error. */
export class OutboardError extends Error {
  /** @override */
  name = 'OutboardError';

  /** @param {Failure} failure */
  constructor(failure) {
    super(failure.message);
    this.code = failure.code;
    this.failure = failure;
  }
}

/** @param {string | string[] | undefined} given @returns {string[]} a program and its first arguments */
export function commandOf(given) {
  const command = given ?? process.env.OUTBOARD ?? 'outboard';
  return typeof command === 'string' ? [command] : command;
}

/**
 * Starts `outboard dev`, which ends with this process, however that ends.
 *
 * @param {string[]} command
 * @param {string[]} args
 * @param {(event: Event) => void} hear
 * @returns {() => Promise<void>} ends it, and is fulfilled when it has ended
 */
export function develop(command, args, hear) {
  const [program = '', ...first] = command;
  const child = spawn(program, [...first, 'dev', '--json', '--attached', ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let ending = false;
  let words = '';
  /** @type {Error | undefined} */
  let trouble;
  child.stderr.setEncoding('utf8').on('data', (text) => {
    words = (words + text).slice(-8192);
  });
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    try {
      hear(JSON.parse(line));
    } catch {
      words = `${words}${line}\n`.slice(-8192);
    }
  });
  child.on('error', (error) => {
    trouble = error;
  });
  // It may be gone already when it is told to end.
  child.stdin.on('error', () => {});
  /** @type {Promise<void>} */
  const ended = new Promise((resolve) => {
    child.on('close', (code, signal) => {
      resolve();
      if (!ending)
        hear({
          event: 'failed',
          crate: null,
          error: left(command, trouble, words, signal ?? code),
        });
    });
  });
  return () => {
    ending = true;
    child.stdin.end();
    return ended;
  };
}

/**
 * Builds a crate as it is published.
 *
 * @param {string[]} command
 * @param {string[]} args
 * @returns {Promise<{ ms: number }>}
 */
export function build(command, args) {
  const from = performance.now();
  const [program = '', ...first] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...first, 'build', '--json', ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let answer = '';
    let words = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      answer += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      words += text;
    });
    child.on('error', (error) => reject(new OutboardError(left(command, error, words, null))));
    child.on('close', (code, signal) => {
      if (code === 0) resolve({ ms: performance.now() - from });
      else
        reject(new OutboardError(told(answer) ?? left(command, undefined, words, signal ?? code)));
    });
  });
}

/** The error in the document of `outboard build --json`. @param {string} answer @returns {Failure | undefined} */
function told(answer) {
  try {
    const [{ code, message, help, output, place }] = JSON.parse(answer).errors;
    const rendered = output ?? message;
    const [, file, line, column] =
      /^error[^\n]*\n(?:.*\n)*? *--> (.+):(\d+):(\d+)$/m.exec(rendered) ?? [];
    const where = file
      ? { file, line: Number(line), column: Number(column) }
      : { file: place ?? undefined };
    return { code, message, help, rendered, ...where };
  } catch {
    return undefined;
  }
}

/**
 * Why there is no answer at all.
 *
 * @param {string[]} command
 * @param {(Error & { code?: string }) | undefined} trouble
 * @param {string} words
 * @param {string | number | null} end
 * @returns {Failure}
 */
function left(command, trouble, words, end) {
  const typed = command.join(' ');
  if (trouble?.code === 'ENOENT' && !(command[0] && existsSync(command[0]))) {
    const message = `there is no \`${command[0]}\` here`;
    const help = "install it, or say where it is: outboard({ command: '…' })";
    return { code: 'outboard/no-command', message, help, rendered: `${message}: ${help}` };
  }
  const message = trouble ? `\`${typed}\` cannot be run` : `\`${typed}\` ended with ${end}`;
  return { code: 'outboard/command', message, rendered: `${message}\n${trouble ?? words}` };
}
