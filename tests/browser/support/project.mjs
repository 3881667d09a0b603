/** Projects that `outboard new` makes: written, installed and run as a person would. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { delimiter, dirname, resolve } from 'node:path';
import { root } from './places.mjs';
import { must } from './process.mjs';

/** The projects live here, and share one cargo folder: what their engines depend on is compiled once. */
const projects = resolve(root, 'target/projects');

/** How long a first build may take on a small machine that is busy. */
const SECONDS = 600;

/** The command that is tested. */
export const outboard = resolve(root, process.env.OUTBOARD ?? 'target/debug/outboard');

const env = {
  PATH: `${dirname(outboard)}${delimiter}${process.env.PATH}`,
  CARGO_TARGET_DIR: process.env.OUTBOARD_PROJECTS_TARGET ?? resolve(projects, 'cargo'),
  NEXT_TELEMETRY_DISABLED: '1',
  // A project's own tests are not part of these.
  NODE_TEST_CONTEXT: undefined,
};

/** A project in its folder. */
export class Project {
  /** @type {Set<() => Promise<void>>} */
  #running = new Set();

  /** @param {string} template */
  constructor(template) {
    this.folder = resolve(projects, template, 'finder');
  }

  /**
   * What a program says that has to succeed, such as `npm run build`.
   *
   * @param {string} program
   * @param {...string} args
   */
  run(program, ...args) {
    return must(program, args, { cwd: this.folder, seconds: SECONDS, env });
  }

  /**
   * Starts a server by a script, and waits until it says where it is.
   *
   * @param {...string} args what npm is told
   * @returns {Promise<string>} its address
   */
  async serve(...args) {
    // Next would take a fixed one; Vite looks for one itself.
    const port = await freePort();
    // A group of its own, so that what the script starts ends with it.
    const child = spawn('npm', args, {
      cwd: this.folder,
      env: { ...process.env, ...env, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const ended = new Promise((done) => child.once('close', done));
    this.#running.add(async () => {
      if (child.pid && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
      await ended;
    });
    let said = '';
    return new Promise((found, failed) => {
      const late = setTimeout(
        () => failed(new Error(`It does not serve: ${said}`)),
        SECONDS * 1000,
      );
      const hear = (/** @type {string} */ text) => {
        said += text;
        // biome-ignore lint/suspicious/noControlCharactersInRegex: tools colour the port.
        const url = /http:\/\/(?:localhost|127\.0\.0\.1):\d+/.exec(said.replace(/\x1b\[\d+m/g, ''));
        if (!url) return;
        clearTimeout(late);
        found(url[0]);
      };
      child.stdout.setEncoding('utf8').on('data', hear);
      child.stderr.setEncoding('utf8').on('data', hear);
      child.once('close', (code) => {
        clearTimeout(late);
        failed(new Error(`\`npm ${args.join(' ')}\` ended with ${code}: ${said}`));
      });
    });
  }

  /** Ends what serves. */
  async close() {
    await Promise.all([...this.#running].map((end) => end()));
    this.#running.clear();
  }
}

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => found(port));
    });
  });

/**
 * A new project of a template, installed.
 *
 * @param {string} template
 */
export async function project(template) {
  if (!existsSync(outboard)) {
    throw new Error(`There is no ${outboard}. \`cargo xtask test\` makes it.`);
  }
  const made = new Project(template);
  await rm(made.folder, { recursive: true, force: true });
  await must(outboard, ['new', made.folder, '--template', template]);
  await made.run('npm', 'install', '--no-audit', '--no-fund', '--prefer-offline');
  return made;
}
