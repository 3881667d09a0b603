/** docs/faults.md explains every error that the runtime can give. */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const runtime = resolve(root, 'packages/runtime/src');
const docs = await readFile(resolve(root, 'docs/faults.md'), 'utf8');
const crate = resolve(root, 'crates/outboard/src');
const modules = (await readdir(runtime, { recursive: true })).filter((name) => /\.js$/.test(name));
const files = (await readdir(crate)).filter((name) => /\.rs$/.test(name));
const source = await Promise.all([
  ...modules.map((name) => readFile(resolve(runtime, name), 'utf8')),
  ...files.map((name) => readFile(resolve(crate, name), 'utf8')),
]);
const errors = await readFile(resolve(runtime, 'errors.js'), 'utf8');

/** @param {RegExp} pattern @param {string} text */
const all = (pattern, text) => new Set(Array.from(text.matchAll(pattern), ([, found]) => found));

test('every code of the runtime and of the crate has a row', () => {
  const codes = all(/['"`](outboard\/[a-z-]+)['"`]/g, source.join('\n'));
  assert.ok(codes.size > 15, 'codes were found');
  const explained = all(/^\|[^|]*`(outboard\/[a-z-]+)`[^|]*\|/gm, docs);
  assert.deepEqual(
    [...codes].filter((code) => !explained.has(code)),
    [],
  );
  assert.deepEqual(
    [...explained].filter((code) => !codes.has(code)),
    [],
  );
});

test('every class of errors.js is named', () => {
  const classes = all(/^export const (\w+) = .*kind\(/gm, errors);
  assert.ok(classes.size > 5, 'classes were found');
  assert.deepEqual(
    [...classes].filter((name) => !docs.includes(`\`${name}\``)),
    [],
  );
});
