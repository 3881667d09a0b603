/** The soak in Node: a child process, which has to end by itself. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** @import { Far } from '../drive.mjs' */
/** @import { Config } from './index.mjs' */

/** How long a process may take to end that has nothing to do. */
const END = 10_000;

/** @param {Config} config @returns {Promise<Far>} */
export async function open(config) {
  const script = fileURLToPath(new URL('node-child.mjs', import.meta.url));
  const child = fork(script, [JSON.stringify(config)], { execArgv: ['--expose-gc'] });
  /** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
  const open = new Map();
  let last = 0;
  child.on('message', (/** @type {{ id: number, value?: any, error?: string }} */ message) => {
    const { id, value, error } = message;
    const asked = open.get(id);
    open.delete(id);
    if (error === undefined) asked?.resolve(value);
    else asked?.reject(new Error(error));
  });
  const ended = new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      for (const { reject } of open.values())
        reject(new Error(`the process ended with ${signal ?? code}`));
      resolve(code);
    });
  });
  const ask = (/** @type {string} */ word, /** @type {any[]} */ ...args) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      open.set(id, { resolve, reject });
      child.send({ id, word, args });
    });
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  await ask('open');
  return {
    title: `Node ${process.versions.node}`,
    ask,
    collect: () => ask('collect').then(() => {}),
    memory: () => ask('memory'),
    async close() {
      process.off('exit', kill);
      if (child.exitCode === null && child.signalCode === null)
        child.send({ id: 0, word: 'close', args: [] });
      const timer = setTimeout(kill, END);
      const code = await ended;
      clearTimeout(timer);
      return code === 0 ? undefined : `the process did not end by itself (${code})`;
    },
  };
}
