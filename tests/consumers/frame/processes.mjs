/** Apps that run in a process of their own, and servers that are asked. */
import assert from 'node:assert/strict';
import { start } from '../../../crates/outboard-measure/runner/browsers/owned.js';
import { run } from '../../browser/support/process.mjs';
import { quiet } from './install.mjs';
import { judge } from './judge.mjs';
import { photo, photoBytes } from './places.mjs';

/** @import { App } from './install.mjs' */

/** How long a process may stay when all is said. */
const PATIENCE_MS = 3000;

/**
 * Runs a program whose last line says what it did, and when; it has to end by itself soon after.
 *
 * @param {App} app
 * @param {string} program
 * @param {string[]} args the photograph's path is put behind them
 * @param {string[]} variants
 */
export async function lookProcess(app, program, args, variants) {
  const { code, signal, stdout, stderr } = await run(program, [...args, photo.path], {
    cwd: app.folder,
    env: quiet,
    seconds: 90,
  });
  const ended = Date.now();
  const line = stdout.trim().split('\n').at(-1) ?? '';
  assert.ok(line.startsWith('{'), `it said nothing (${signal ?? code})\n${stdout}${stderr}`);
  const { facts, at } = JSON.parse(line);
  judge(facts, variants);
  assert.deepEqual({ code, signal }, { code: 0, signal: null }, `it did not end well\n${stderr}`);
  const stayed = ended - at;
  assert.ok(stayed < PATIENCE_MS, `it ended ${stayed} ms after it had nothing more to do`);
}

/**
 * Posts the photograph to an address, which has to answer with what was done.
 *
 * @param {string} url
 * @param {string[]} variants
 */
export async function lookPosted(url, variants) {
  const headers = { 'Content-Type': 'image/jpeg' };
  const response = await fetch(url, { method: 'POST', body: photoBytes, headers });
  const text = await response.text();
  assert.ok(response.ok, `${response.status} ${text}`);
  judge(JSON.parse(text), variants);
}

/**
 * Starts a server, and gives its address when it answers.
 *
 * @param {App} app
 * @param {string} program
 * @param {string[]} args
 * @param {{ port: number, env?: Record<string, string> }} options
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function startServer(app, program, args, { port, env }) {
  const { child, ended, end } = start(program, args, {
    cwd: app.folder,
    env: { ...process.env, ...quiet, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
  }
  const url = `http://127.0.0.1:${port}`;
  let over = '';
  ended.then((how) => {
    over = how;
  });
  for (let tries = 0; tries < 600; tries++) {
    if (over) throw new Error(`The server is gone: ${over}\n${said}`);
    const answers = await fetch(url, { signal: AbortSignal.timeout(30_000) }).then(
      async (response) => {
        await response.arrayBuffer();
        return true;
      },
      () => false,
    );
    if (answers) return { url, close: end };
    await new Promise((done) => setTimeout(done, 100));
  }
  await end();
  throw new Error(`The server does not answer\n${said}`);
}

/** A port that nobody uses. @returns {Promise<number>} */
export async function freePort() {
  const { createServer } = await import('node:net');
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  await new Promise((done) => server.close(done));
  return port;
}
