import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { crateOf, ignored, isIn } from '../src/crates.js';

let home = '';
let engine = '';
let main = '';

before(async () => {
  home = await mkdtemp(join(tmpdir(), 'outboard-vite-'));
  engine = join(home, 'engine');
  main = join(home, 'src/main.ts');
  await mkdir(join(engine, 'pkg'), { recursive: true });
  await mkdir(join(home, 'target'));
  await writeFile(join(engine, 'Cargo.toml'), '');
});

after(() => rm(home, { recursive: true }));

test('a folder with a Cargo.toml is a crate, however it is written', () => {
  const index = { folder: engine, entry: 'index.js' };
  assert.deepEqual(crateOf('../engine', main, {}), index);
  assert.deepEqual(crateOf('../engine/', `${main}?x=1`, {}), index);
  assert.deepEqual(crateOf(engine, undefined, {}), index);
  assert.deepEqual(crateOf('.', join(engine, 'x.js'), {}), index);
  assert.deepEqual(crateOf('../engine', main, { ssr: true }), { ...index, entry: 'node.js' });
});

test('the other entries of its package are its own', () => {
  assert.deepEqual(crateOf('../engine/sync', main, {}), { folder: engine, entry: 'sync.js' });
  assert.equal(crateOf('../engine/inline', main, {})?.entry, 'inline.js');
  assert.equal(crateOf('../engine/inline', main, { dev: true })?.entry, 'index.js');
  assert.equal(crateOf('../engine/pkg/index.js', main, {}), undefined);
  assert.equal(crateOf('../engine/src', main, {}), undefined);
});

test('what is no crate is left to others', () => {
  for (const source of ['engine', '..', './main.js', '../engine?raw', '\0virtual', '..engine']) {
    assert.equal(crateOf(source, main, {}), undefined, source);
  }
  assert.equal(crateOf('../engine', undefined, {}), undefined);
  assert.equal(crateOf('../engine', '\0virtual', {}), undefined);
});

test('what cargo and the build write is not watched, and what is called alike is', () => {
  const is = ignored();
  assert.ok(is(join(engine, 'target')));
  assert.ok(is(join(engine, 'target/debug/a.d')));
  assert.ok(is(join(engine, 'pkg/index.js')));
  assert.ok(is(join(engine, '.outboard-x1/old')));
  assert.ok(!is(join(home, 'target/a.js')));
  assert.ok(!is(join(engine, 'src/target.rs')));
  assert.ok(!is(main));
  assert.ok(isIn(join(engine, 'a'), engine));
  assert.ok(!isIn(`${engine}2/a`, engine));
});
