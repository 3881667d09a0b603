/** Node as a place: a process for each arm. */
import { fork } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** @import { Asked } from '../protocol.js' */
/** @import { Place } from './place.js' */

const script = fileURLToPath(new URL('./node-arm.js', import.meta.url));

/**
 * @param {Record<string, string>} folders
 * @returns {Place}
 */
export function nodePlace(folders) {
  /** @type {Map<string, import('node:child_process').ChildProcess>} */
  const children = new Map();
  /** @param {string} arm */
  const child = (arm) => {
    const known = children.get(arm);
    if (known) return known;
    // What a benchmark prints is not an answer of the runner.
    const started = fork(script, {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      serialization: 'json',
    });
    children.set(arm, started);
    return started;
  };
  /** @param {string} arm */
  const end = (arm) => {
    children.get(arm)?.kill('SIGKILL');
    children.delete(arm);
  };
  return {
    version: process.versions.node,
    url(path) {
      const [mount = '', ...rest] = path.split('/');
      const file = pathToFileURL(resolve(folders[mount] ?? mount, ...rest)).href;
      return mount === 'package' ? file.replace(/index\.js$/, 'node.js') : file;
    },
    ask: (arm, asked) =>
      new Promise((resolve, reject) => {
        const asks = child(arm);
        /** @param {number | null} code @param {NodeJS.Signals | null} signal */
        const ended = (code, signal) => {
          children.delete(arm);
          reject(
            Object.assign(new Error(`the process ended with ${signal ?? code}`), { code: 'ended' }),
          );
        };
        asks.once('exit', ended);
        asks.once('message', (/** @type {any} */ answer) => {
          asks.off('exit', ended);
          resolve(answer);
        });
        asks.send(asked);
      }),
    restart: async (arm) => end(arm),
    async close() {
      for (const arm of [...children.keys()]) end(arm);
    },
  };
}
