import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** @param {string} name */
async function run(name) {
  const path = fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [path], { timeout: 30_000 });
  return stdout;
}

test('lanes that are idle let the process exit', async () => {
  assert.equal(await run('exits.js'), '42');
});

test('a call that runs keeps the process until it ends', async () => {
  assert.equal(await run('waits.js'), '42');
});
