/** Fences of data: they can be read. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parse } from 'smol-toml';
import { root } from './fences.mjs';

/** @param {string} code @returns {Promise<string[]>} what is wrong */
export async function wrongInToml(code) {
  /** @type {any} */
  const read = parse(code);
  const known = await keys();
  return Object.keys(read.package?.metadata?.outboard ?? {})
    .filter((key) => !known.has(key))
    .map((key) => `docs/build.md has no \`${key}\` of [package.metadata.outboard]`);
}

/** The keys of `[package.metadata.outboard]`, by the table that documents them. */
async function keys() {
  const page = await readFile(resolve(root, 'docs/build.md'), 'utf8');
  const section = page.split('## `[package.metadata.outboard]`')[1]?.split('\n## ')[0] ?? '';
  const found = [...section.matchAll(/^\| `([a-z-]+)`/gm)].map(([, key = '']) => key);
  if (found.length < 5) throw new Error('docs/build.md has no table of the metadata');
  return new Set(found);
}

/** @param {string} code @returns {string[]} what is wrong */
export const wrongInHttp = (code) =>
  code
    .split('\n')
    .filter((line) => line.trim() && !/^[A-Za-z-]+: \S/.test(line))
    .map((line) => `${line} is no header`);
