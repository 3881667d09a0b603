/** What ships does not say where it was built: the wasm of every package, in every variant. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { packageFolder } from './support/places.mjs';

/** Folders that are this machine's, and this user's. */
const HERE = [
  resolve(import.meta.dirname, '../..'),
  homedir(),
  process.env.CARGO_HOME,
  process.env.RUSTUP_HOME,
  process.env.CARGO_TARGET_DIR && resolve(process.env.CARGO_TARGET_DIR),
].flatMap((folder) => folder || []);

/** What a panic may say of where it happened: a crate by name and version, the workspace's own files, the standard library. */
const FILE = /[\w./-]+\/src\/[\w/-]+\.rs/g;

/** @type {import('./support/places.mjs').PackageName[]} */
const PACKAGES = ['ai', 'image', 'surface', 'threads', 'faults-unwind'];

for (const name of PACKAGES) {
  describe(`the package ${name}`, () => {
    const folder = packageFolder(name);
    const modules = readdirSync(folder).filter((file) => file.endsWith('.wasm'));
    assert.ok(modules.length);
    for (const file of modules) {
      test(`${file} names no folder of this machine`, () => {
        const text = readFileSync(join(folder, file), 'latin1');
        for (const here of HERE) assert.ok(!text.includes(`${here}/`), here);
        const files = text.match(FILE) ?? [];
        assert.ok(files.length, 'the files of panics are named');
        for (const path of files) assert.doesNotMatch(path, /registry\/src\/|rustlib|toolchains/);
      });
    }
  });
}
