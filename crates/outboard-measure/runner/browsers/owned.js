/** What must not outlive this process: other processes and temporary folders. They go when asked to, and at the latest with this process. */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** How long a program may take over ending by itself. */
const PATIENCE_MS = 3000;

/** A process that has just been killed may be writing its last file. */
const removal = { recursive: true, force: true, maxRetries: 5, retryDelay: 100 };

/** What is still there, the newest last. @type {Set<() => void>} */
const remains = new Set();

const clear = () => {
  for (const remove of [...remains].reverse()) remove();
  remains.clear();
};
process.on('exit', clear);
// An exit at once: Playwright and Puppeteer end their browsers then as well, and have handlers of their own for these signals,
// which do not end this process.
for (const signal of /** @type {const} */ (['SIGHUP', 'SIGINT', 'SIGTERM'])) {
  process.once(signal, () => process.exit(128 + constants.signals[signal]));
}

/**
 * A program, and whatever it starts in turn.
 *
 * @typedef {object} Owned
 * @property {import('node:child_process').ChildProcess} child
 * @property {Promise<string>} ended how it ended, when it has; never rejects
 * @property {() => Promise<void>} end
 */

/**
 * Starts a program as the head of a process group, so that its children can be ended with it.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, stdio?: import('node:child_process').StdioOptions }} [options]
 * @returns {Owned}
 */
export function start(program, args, { cwd, env = process.env, stdio = 'ignore' } = {}) {
  const child = spawn(program, args, { cwd, env, stdio, detached: true });
  /** @type {Promise<string>} */
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(`it ended with ${signal ?? code}`));
  });
  const kill = () => signalGroup(child.pid, 'SIGKILL');
  const disown = adopt(child.pid);
  return {
    child,
    ended,
    async end() {
      signalGroup(child.pid, 'SIGTERM');
      const patience = new AbortController();
      await Promise.race([ended, wait(PATIENCE_MS, undefined, patience).catch(() => {})]);
      patience.abort();
      // Its children may still be there when it has ended by itself.
      kill();
      await ended;
      disown();
    },
  };
}

/**
 * Answers for the head of a process group that somebody else started, and ends with a close of their own.
 *
 * @param {number | undefined} pid
 * @returns {() => void} to be called when it has ended
 */
export function adopt(pid) {
  const kill = () => signalGroup(pid, 'SIGKILL');
  remains.add(kill);
  return () => remains.delete(kill);
}

/** @param {number | undefined} pid @param {NodeJS.Signals} signal */
function signalGroup(pid, signal) {
  // It was never started.
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}

/**
 * An empty folder, for a profile.
 *
 * @returns {Promise<{ folder: string, remove: () => Promise<void> }>}
 */
export async function temporary() {
  const folder = await mkdtemp(join(tmpdir(), 'outboard-browser-'));
  const removeNow = () => rmSync(folder, removal);
  remains.add(removeNow);
  return {
    folder,
    async remove() {
      await rm(folder, removal);
      remains.delete(removeNow);
    },
  };
}

/**
 * Closers that run once, the last added first; all of them run, and the first error is thrown at the end.
 */
export class Closers {
  /** @type {(() => Promise<void>)[]} */
  #closers = [];

  /** @param {() => Promise<void>} closer */
  add(closer) {
    this.#closers.push(closer);
  }

  /** Bound, so that it can be handed on. */
  close = async () => {
    /** @type {unknown[]} */
    const errors = [];
    for (const closer of this.#closers.splice(0).reverse()) {
      await closer().catch((error) => errors.push(error));
    }
    if (errors.length > 0) throw errors[0];
  };
}
