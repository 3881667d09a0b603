/** Every fence of every page is compiled, run, parsed or looked up, by its language; or says why not. */
import assert from 'node:assert/strict';
import { cp, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { run } from '../browser/support/process.mjs';
import { hasClaims } from './support/claims.mjs';
import { wrongIn } from './support/commands.mjs';
import { wrongInHttp, wrongInToml } from './support/data.mjs';
import { fencesOf, pages, root, split } from './support/fences.mjs';
import { app, isCode, modulesOf } from './support/modules.mjs';
import { runs } from './support/running.mjs';
import { sources, stands } from './support/rust.mjs';
import { check } from './support/types.mjs';

/** @import { Fence } from './support/fences.mjs' */

const all = (await Promise.all((await pages()).map(fencesOf))).flat();
const tested = all.filter(({ reason, from }) => reason === undefined && from === undefined);

/** @param {...string} languages */
const of = (...languages) => tested.filter(({ language }) => languages.includes(language));

/** @type {Map<string, number>} */
const counts = new Map();
/** @param {string} what @param {number} [many] */
const count = (what, many = 1) => counts.set(what, (counts.get(what) ?? 0) + many);

describe('JavaScript and TypeScript', async () => {
  const folder = resolve(root, 'target/docs-samples/app');
  const modules = (await Promise.all(tested.filter(isCode).map(modulesOf))).flat();
  /** @type {Map<string, string[]>} */
  let errors = new Map();

  before(async () => {
    await app(folder);
    errors = await check(folder, modules);
  });

  for (const module of modules) {
    test(`${module.fence.place} has the types of the packages`, () => {
      assert.deepEqual(errors.get(module.name) ?? [], []);
      count('type-checked');
    });
  }
  for (const module of modules.filter(({ code }) => hasClaims(code))) {
    test(`${module.fence.place} does what it says`, async () => {
      await runs(folder, module);
      count('run');
    });
  }
});

describe('Rust', async () => {
  const texts = await sources();
  for (const { place, code } of of('rust')) {
    test(`${place} is part of a crate that is compiled`, () => {
      assert.ok(stands(code, texts), `no compiled file has this:\n${code}`);
      count('compiled in a crate');
    });
  }
});

describe('pieces of files that other tests run', () => {
  for (const { place, code, from = '' } of all.filter(({ from }) => from !== undefined)) {
    test(`${place} is in ${from}`, async () => {
      assert.ok(stands(code, [await readFile(resolve(root, from), 'utf8')]), code);
      count('run in their files');
    });
  }
});

test('the engine of docs/writing-engines.md passes the test that the page ends with', async () => {
  const folder = await app(resolve(root, 'target/docs-samples/contrast'));
  const name = 'contrast.test.mjs';
  await cp(resolve(root, 'tests/docs/engines/contrast/test', name), resolve(folder, name));
  // Or it would report to this run, in a form of its own.
  const env = { NODE_TEST_CONTEXT: '' };
  const { stdout } = await run('node', ['--test-reporter=tap', name], {
    cwd: folder,
    env,
  });
  assert.match(stdout, /^# tests 3\n(.*\n)*# pass 3$/m, stdout);
});

describe('data', () => {
  for (const { place, code } of of('toml')) {
    test(place, async () => {
      assert.deepEqual(await wrongInToml(code), []);
      count('parsed');
    });
  }
  for (const { place, code } of of('json')) {
    test(place, () => {
      JSON.parse(code);
      count('parsed');
    });
  }
  for (const { place, code } of of('http')) {
    test(place, () => {
      assert.deepEqual(wrongInHttp(code), []);
      count('parsed');
    });
  }
});

describe('commands', () => {
  for (const { place, code } of of('sh')) {
    test(place, async () => {
      assert.deepEqual(await wrongIn(code), []);
      count('looked up in the help');
    });
  }
});

test('every language is known', () => {
  const known = ['rust', 'toml', 'json', 'http', 'sh', 'text', ''];
  const unknown = tested.filter((fence) => !isCode(fence) && !known.includes(fence.language));
  assert.deepEqual(
    unknown.map(({ place, language }) => `${place}: ${language}`),
    [],
  );
  count('output', of('text', '').length);
});

describe('the tests of samples', () => {
  test('see a fence that gives no reason', () => {
    assert.throws(() => split('page.md', '```js no-test\nx\n```\n'), /needs a reason/);
    assert.throws(() => split('page.md', '```js no-test: an `await`\nx\n```\n'), /knows no fence/);
    assert.equal(split('page.md', '```js no-test: a camera\nx\n```\n')[0]?.reason, 'a camera');
  });

  test('see a command and a flag that do not exist', async () => {
    assert.match((await wrongIn('outboard biuld')).join(), /no `biuld`/);
    assert.match((await wrongIn('outboard build --faster')).join(), /no --faster/);
    assert.deepEqual(await wrongIn('outboard build ../demo --out dist # a comment'), []);
  });

  test('see Rust that is nowhere', async () => {
    assert.equal(stands('pub fn nowhere() {}\n', await sources()), false);
  });
});

after(() => {
  for (const [what, many] of counts) console.log(`# ${many} ${what}`);
  const skipped = all.filter(({ reason }) => reason !== undefined);
  console.log(`# ${skipped.length} not tested`);
  for (const { place, language, reason } of skipped)
    console.log(`#   ${place} ${language}: ${reason}`);
});
