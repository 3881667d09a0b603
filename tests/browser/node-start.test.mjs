/** What keeps an engine from starting in Node, and what the first call says of it. When it is mended, the next one works. */
import assert from 'node:assert/strict';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { install } from './support/install.mjs';
import { run } from './support/process.mjs';
import { flipped, half, rebuilt } from './support/trouble.mjs';

/**
 * @typedef {object} Start
 * @property {string} name
 * @property {string} file of the package, which is changed
 * @property {(bytes: Buffer, build: string) => Buffer | undefined} change nothing takes it away
 * @property {string} code
 * @property {RegExp} message
 * @property {RegExp} [cause]
 */

const wasm = 'surface.simd.wasm';
const worker = 'node-worker.js';

/** @type {Start[]} */
const starts = [
  {
    name: 'wasm that is not there',
    file: wasm,
    change: () => undefined,
    code: 'outboard/download-failed',
    message: /ENOENT/,
    cause: /ENOENT/,
  },
  {
    name: 'wasm that is truncated',
    file: wasm,
    change: half,
    code: 'outboard/not-wasm',
    message: /cut short/,
  },
  {
    name: 'wasm with a bit flipped',
    file: wasm,
    change: flipped,
    code: 'outboard/integrity',
    message: /changed, or damaged/,
  },
  {
    name: 'wasm of another build',
    file: wasm,
    change: (bytes, build) => rebuilt(build)(bytes),
    code: 'outboard/wrong-version',
    message: /of build 0{16}/,
  },
  {
    name: 'a worker that is not there',
    file: worker,
    change: () => undefined,
    code: 'outboard/worker-failed',
    message: /Cannot find module.*node-worker\.js/s,
    cause: /Cannot find module/,
  },
  {
    name: 'a worker that throws at its start',
    file: 'worker.js',
    change: () => Buffer.from('throw new Error("at the top");'),
    code: 'outboard/worker-failed',
    message: /at the top/,
    cause: /at the top/,
  },
  {
    name: 'a worker that is truncated',
    file: 'worker.js',
    change: half,
    code: 'outboard/worker-failed',
    message: /did not start/,
    cause: /./,
  },
  {
    name: 'a worker that exits at its start',
    file: worker,
    change: () => Buffer.from('process.exit(3);'),
    code: 'outboard/worker-failed',
    message: /exited with 3/,
    cause: /exited with 3/,
  },
  {
    name: 'a worker of another build',
    file: 'worker.js',
    change: (bytes, build) => rebuilt(build)(bytes),
    code: 'outboard/wrong-version',
    message: /of build 0{16}/,
  },
];

/** @type {import('./support/install.mjs').App} */
let app;

before(async () => {
  app = await install('node-start', ['surface']);
});

describe('Node', () => {
  for (const [index, { name, file, change, code, message, cause }] of starts.entries()) {
    test(name, async () => {
      // Of its own, so that nothing of it was imported before.
      const folder = app.at(`packages/${index}`);
      await cp(app.at('node_modules/surface'), folder, { recursive: true });
      const path = resolve(folder, file);
      const right = await readFile(path);
      const { build } = JSON.parse(await readFile(resolve(folder, 'outboard.json'), 'utf8'));
      const wrong = change(right, build);
      if (wrong) await writeFile(path, wrong);
      else await rm(path);

      const surface = await import(pathToFileURL(resolve(folder, 'node.js')).href);
      const outcomes = await Promise.all(
        [surface.add(1, 2), surface.init(), surface.add(3, 4)].map((call) =>
          call.catch((/** @type {unknown} */ error) => error),
        ),
      );
      const [error] = outcomes;
      assert.ok(error instanceof surface.InitError, String(error));
      assert.deepEqual([error.name, error.code], ['InitError', code]);
      assert.match(error.message, message);
      assert.match(String(error.cause ?? ''), cause ?? /^$/);
      // Where a worker is, Node does not say.
      if (file === wasm) assert.equal(error.url, pathToFileURL(path).href);
      assert.ok(outcomes.every((outcome) => outcome === error));
      assert.equal(surface.engine.stats().lanes, 0);

      await writeFile(path, right);
      assert.equal(await surface.add(20, 22), 42);
      surface.engine.stop();
    });
  }
});

describe('a server that has neither a window nor workers', () => {
  /** What one process says that imports the entry for pages. @param {string} source */
  const server = async (source) => {
    const file = await app.script('server.mjs', source);
    const { code, signal, stdout, stderr } = await run(process.execPath, [file], { seconds: 30 });
    assert.deepEqual([code, signal, stderr], [0, null, '']);
    return JSON.parse(stdout);
  };

  test('an import starts nothing, and lets the process end', async () => {
    const seen = await server(`
      const asked = [];
      globalThis.fetch = (...args) => asked.push(args);
      const before = Object.keys(globalThis).length;
      const { add, engine } = await import('./node_modules/surface/index.js');
      await new Promise((resolve) => setTimeout(resolve, 100));
      console.log(JSON.stringify({
        asked,
        added: Object.keys(globalThis).length - before,
        active: process.getActiveResourcesInfo().filter((each) => !/TTY|Pipe/.test(each)),
        lanes: engine.stats().lanes,
        kind: typeof add,
      }));`);
    assert.deepEqual(seen, { asked: [], added: 0, active: [], lanes: 0, kind: 'function' });
  });

  test('a call says that there are no workers', async () => {
    const seen = await server(`
      const { add, InitError } = await import('./node_modules/surface/index.js');
      const error = await add(1, 2).catch((error) => error);
      const { code, message } = error;
      const typed = error instanceof InitError;
      console.log(JSON.stringify({ code, message, typed, left: 'Worker' in globalThis }));`);
    const { message, ...rest } = seen;
    assert.deepEqual(rest, { code: 'outboard/worker-failed', typed: true, left: false });
    assert.match(message, /no web workers here/);
  });
});
