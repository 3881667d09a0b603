/** Other programs, run to their end. */
import { spawn } from 'node:child_process';

/**
 * What a program left behind.
 *
 * @typedef {object} Outcome
 * @property {number | null} code
 * @property {NodeJS.Signals | null} signal
 * @property {string} stdout
 * @property {string} stderr
 * @property {number} ms
 */

/**
 * Runs a program to its end, whatever that is; one that takes too long is killed, and `signal` tells.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, seconds?: number, env?: NodeJS.ProcessEnv }} [options] what is `undefined` in `env` is left out
 * @returns {Promise<Outcome>}
 */
export function run(program, args, { cwd, seconds = 120, env } = {}) {
  const from = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: seconds * 1000,
      killSignal: 'SIGKILL',
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code, signal) =>
      resolve({ code, signal, stdout, stderr, ms: performance.now() - from }),
    );
  });
}

/**
 * Runs a program that has to succeed.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 * @returns {Promise<string>} what it said
 */
export async function must(program, args, options) {
  const { code, signal, stdout, stderr } = await run(program, args, options);
  if (code !== 0) {
    const command = [program, ...args].join(' ');
    throw new Error(`\`${command}\` ended with ${signal ?? code}\n${stdout}${stderr}`);
  }
  return stdout;
}
