/** The manifest, its checks and the page belong together; and a crate that is not the pinned one is refused. */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, resolve } from 'node:path';
import { test } from 'node:test';
import { root } from '../browser/support/places.mjs';
import { fetchCrate } from './fetch.mjs';
import { isGreen, line, markdown } from './table.mjs';

/** @import { Crate } from './build.mjs' */
/** @import { Row } from './table.mjs' */

const here = import.meta.dirname;
/** @type {Crate[]} */
const crates = JSON.parse(await readFile(resolve(here, 'manifest.json'), 'utf8')).crates;
const names = crates.map(({ name }) => name);

test('at least ten crates, each pinned, each once', () => {
  assert.ok(crates.length >= 10, `${crates.length} crates`);
  assert.equal(new Set(names).size, names.length);
  for (const { name, version, sha256 } of crates) {
    assert.match(version, /^\d+\.\d+\.\d+$/, name);
    assert.match(sha256, /^[0-9a-f]{64}$/, name);
  }
});

test('each that builds has a check, and each check a crate', async () => {
  const checked = (await readdir(resolve(here, 'checks'))).map((file) => basename(file, '.mjs'));
  const built = crates.filter(({ fails }) => !fails).map(({ name }) => name);
  assert.deepEqual(checked.sort(), built.sort());
  for (const name of built) {
    const check = await import(`./checks/${name}.mjs`);
    assert.equal(typeof check.ask, 'function', name);
    assert.ok(check.answer, `${name} knows an answer`);
  }
});

test('the page shows each in the version that is pinned', async () => {
  const page = await readFile(resolve(root, 'docs/ecosystem.md'), 'utf8');
  for (const { name, version } of crates) {
    assert.ok(page.includes(`| \`${name}\` ${version} |`), `${name} ${version}`);
  }
});

test('a crate of another checksum is refused, and not unpacked', async () => {
  const folder = await mkdtemp(resolve(tmpdir(), 'ecosystem-'));
  const crate = /** @type {Crate} */ (crates.find(({ name }) => name === 'blurhash-wasm'));
  try {
    await assert.rejects(fetchCrate({ ...crate, sha256: '0'.repeat(64) }, folder), /checksum/);
    assert.deepEqual(await readdir(resolve(folder, crate.name)), []);
    await fetchCrate(crate, folder);
    assert.ok((await readdir(resolve(folder, crate.name))).includes('Cargo.toml'));
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a row says what is left out and why, and what went wrong', () => {
  const crate = { name: 'x', version: '1.0.0', sha256: '', about: 'a thing' };
  const reason = 'its parameter `c` is `A | B`';
  const warnings = ['f', 'g'].map((item) => ({ code: 'cannot-cross', item, reason, help: '' }));
  const files = [{ path: 'x.simd.wasm', raw: 9000, gzip: 4321 }];
  const built = { ok: true, seconds: 5, warnings, errors: [], files, package: null };
  /** @type {Row} */
  const row = { crate, built, carried: 3, lanes: 'one', checked: ['node', 'chromium'] };
  assert.ok(isGreen(row));
  assert.match(
    markdown([row]),
    /\| `x` 1\.0\.0 \| a thing \| {2}\| one \| 3 \| `f`, `g`: its parameter `c` is `A \\\| B` \| 4 kB \| Node, Chromium \|/,
  );
  const red = { ...row, trouble: 'no answer' };
  assert.ok(!isGreen(red));
  assert.match(line(red), /^✗ x 1\.0\.0 +no answer$/);
});
