/** The packed command, as npm has it: without anything around it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const own = fileURLToPath(new URL('..', import.meta.url));
let folder = '';
let bin = '';

/**
 * @param {string} program
 * @param {...string} words
 */
const run = (program, ...words) =>
  spawnSync(program, words, { cwd: folder, encoding: 'utf8', input: '' });

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'create-outboard-'));
  const packed = run('npm', 'pack', own, '--pack-destination', folder);
  assert.equal(packed.status, 0, packed.stderr);
  const [tarball = ''] = (await readdir(folder)).filter((name) => name.endsWith('.tgz'));
  const installed = run(
    'npm',
    'install',
    '--no-audit',
    '--no-fund',
    '--prefer-offline',
    '--prefix',
    folder,
    join(folder, tarball),
  );
  assert.equal(installed.status, 0, installed.stderr);
  bin = join(folder, 'node_modules/create-outboard/bin/create-outboard.js');
});

after(() => rm(folder, { recursive: true, force: true }));

test('it writes a whole project without a question, and says what comes next', async () => {
  const { status, stdout } = run('node', bin, 'photos', '--template', 'react');
  assert.equal(status, 0);
  assert.match(stdout, /cd photos\n {2}npm install\n {2}npm run dev\n/);
  const files = await readdir(join(folder, 'photos'));
  for (const name of ['.gitignore', 'engine', 'index.html', 'src', 'vendor']) {
    assert.ok(files.includes(name), name);
  }
  // npm would leave a lock file of its own out of a package.
  const lock = await readFile(join(folder, 'photos/engine/Cargo.lock'), 'utf8');
  assert.match(lock, /name = "photos-engine"/);
});

test('what it cannot do it says by a code, and leaves the folder as it is', async () => {
  for (const [words, code] of /** @type {[string[], string][]} */ ([
    [['photos', '-t', 'lib'], 'not-empty'],
    [['My App', '-t', 'lib'], 'bad-name'],
    [['fine', '-t', 'angular'], 'unknown-template'],
    [['fine'], 'not-said'],
    [[], 'not-said'],
    [['fine', '--colour'], 'usage'],
    [['one', 'two'], 'usage'],
    [['photos/README.md', '-t', 'lib'], 'bad-name'],
    [['photos/README.md/below', '-t', 'lib'], 'not-a-folder'],
  ])) {
    const { status, stderr } = run('node', bin, ...words);
    assert.equal(status, code === 'usage' ? 2 : 1, stderr);
    assert.match(
      stderr,
      new RegExp(`^error\\[${code}\\]: .+\n( {2}at .+\n)?help: .+`),
      words.join(' '),
    );
  }
  assert.ok(!(await readdir(folder)).includes('fine'));
});

test('`--yes` is an answer to all questions', async () => {
  assert.equal(run('node', bin, '--yes').status, 0);
  const index = await readFile(join(folder, 'my-app/index.html'), 'utf8');
  assert.match(index, /<h1>my-app<\/h1>/);
});
