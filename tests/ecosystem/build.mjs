/** `outboard build` on a crate of the manifest. */

import { existsSync } from 'node:fs';
import { cp, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { run } from '../browser/support/process.mjs';

/** @import { Pinned } from './fetch.mjs' */

/**
 * A crate of `manifest.json`.
 *
 * @typedef {Pinned & {
 *   about: string,
 *   options?: string[],
 *   chromium?: boolean,
 *   fails?: { code: string, why: string },
 * }} Crate
 */

/**
 * What `outboard build --json` says of a build.
 *
 * @typedef {object} Built
 * @property {boolean} ok
 * @property {number} seconds
 * @property {{ code: string, item: string, reason: string, help: string }[]} warnings
 * @property {{ code: string, message: string, output?: string }[]} errors
 * @property {{ path: string, raw: number, gzip: number }[]} files
 * @property {{ wasmBindgen: string } | null} package
 */

const SECONDS = 1800;

/**
 * Builds a crate as its author's lock file has it, or as ours has it where it was published without one.
 *
 * @param {Crate} crate
 * @param {object} places
 * @param {string} places.outboard the command
 * @param {string} places.source the crate's folder
 * @param {string} places.out the package's folder
 * @param {string} places.target cargo's folder, one for all crates
 * @returns {Promise<Built>}
 */
export async function build(crate, { outboard, source, out, target }) {
  if (!existsSync(resolve(source, 'Cargo.lock'))) {
    await cp(
      resolve(import.meta.dirname, 'locks', `${crate.name}.lock`),
      resolve(source, 'Cargo.lock'),
    );
  }
  const args = ['build', source, '--out', out, '--json', ...(crate.options ?? [])];
  const done = await run(outboard, [...args, '--', '--locked', '--target-dir', target], {
    seconds: SECONDS,
  });
  if (done.signal) throw new Error(`the build was ended after ${SECONDS} seconds`);
  let said;
  try {
    said = JSON.parse(done.stdout);
  } catch (cause) {
    throw new Error(`outboard build said ${done.stdout}${done.stderr}`, { cause });
  }
  return { ...said, seconds: Math.round(done.ms / 1000) };
}

/**
 * How many of a crate's exports the client has: functions, enums, and constructors, methods, getters and setters of classes.
 *
 * @param {string} folder of the package
 * @returns {Promise<{ carried: number, lanes: string }>}
 */
export async function carried(folder) {
  const { api } = JSON.parse(await readFile(resolve(folder, 'outboard.json'), 'utf8'));
  /** @type {{ members: unknown[] }[]} */
  const classes = api.classes;
  const members = classes.reduce((sum, { members }) => sum + members.length, 0);
  // What the client opens, which is the author's word, or that of who builds.
  const client = await readFile(resolve(folder, 'client.js'), 'utf8');
  const lanes = /lanes: 'auto'/.test(client) ? 'auto' : 'one';
  return { carried: api.functions.length + api.enums.length + members, lanes };
}
