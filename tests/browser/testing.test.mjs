/** An app's own tests, with the packed package, in the runners that people have. Each of them has to end by itself. */
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { before, describe, test } from 'node:test';
import { install } from './support/install.mjs';
import { programPath, root } from './support/places.mjs';
import { must, run } from './support/process.mjs';

/** @type {import('./support/install.mjs').App} */
let app;

before(async () => {
  app = await install('testing', ['surface'], resolve(root, 'tests/consumers/testing'));
});

/**
 * Runs a runner to its end, which it reaches without being killed.
 *
 * @param {string} tool its program, in the app
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
async function runner(tool, args, env) {
  const bin = app.at(`node_modules/${tool}`);
  const done = await run('node', [bin, ...args], {
    cwd: app.folder,
    seconds: 180,
    env: { CI: '1', NO_COLOR: '1', NODE_OPTIONS: '', ...env },
  });
  const said = `${done.stdout}${done.stderr}`;
  assert.equal(done.signal, null, `it did not end by itself:\n${said}`);
  return { code: done.code, said };
}

const VITEST = 'vitest/vitest.mjs';
const JEST = 'jest/bin/jest.js';
const MODULES = { NODE_OPTIONS: '--experimental-vm-modules' };

describe('Vitest', () => {
  for (const environment of ['node', 'jsdom']) {
    test(`the engine, a fake of it, and ./sync in the environment ${environment}`, async () => {
      const args = ['run', '--dir', 'vitest', '--environment', environment];
      const { code, said } = await runner(VITEST, args);
      assert.equal(code, 0, said);
      assert.match(said, /Test Files +4 passed/);
      assert.match(said, /Tests +8 passed \| 1 skipped/);
    });
  }

  test('the engine and ./sync in a real page', async () => {
    const args = ['run', '--dir', 'vitest', '--config', 'vitest.browser.config.js'];
    const { code, said } = await runner(VITEST, args, { CHROMIUM: programPath('chromium') });
    assert.equal(code, 0, said);
    assert.match(said, /Test Files +3 passed/);
    assert.match(said, /Tests +4 passed \| 1 skipped/);
  });

  test('the fake has the types of the engine', async () => {
    await must('node', [resolve(root, 'node_modules/typescript/bin/tsc')], { cwd: app.folder });
  });
});

describe('Jest', () => {
  test('with modules: the engine in Node and in jsdom, a fake, and what an unprepared page says', async () => {
    const { code, said } = await runner(JEST, ['--rootDir', 'jest'], MODULES);
    assert.equal(code, 0, said);
    assert.match(said, /Tests: +5 passed, 5 total/);
  });

  test('as CommonJS: a fake without any option, and the engine by import()', async () => {
    const fake = await runner(JEST, ['--rootDir', 'commonjs', 'fake']);
    assert.equal(fake.code, 0, fake.said);
    const real = await runner(JEST, ['--rootDir', 'commonjs', 'real'], MODULES);
    assert.equal(real.code, 0, real.said);
    assert.match(real.said, /Tests: +1 passed, 1 total/);
  });

  test('as CommonJS: the engine without the option is an error that names the cause', async () => {
    const { code, said } = await runner(JEST, ['--rootDir', 'commonjs', 'real']);
    assert.equal(code, 1);
    assert.match(said, /ES Modules? in the VM API|experimental-vm-modules/);
  });
});
