import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { check, suggest } from '../src/names.js';

const crate = new URL('../../../crates/outboard-new/', import.meta.url);
/** @param {string} path */
const json = async (path) => JSON.parse(await readFile(new URL(path, crate), 'utf8'));

test('names are judged as the table says, which the tests of `outboard new` read too', async () => {
  const { reserved } = await json('templates/templates.json');
  const rows = await json('tests/names.json');
  assert.ok(rows.length > 10);
  for (const { name, code, suggested } of rows) {
    if (code) assert.throws(() => check(name, reserved), { code }, name);
    else check(name, reserved);
    if (!suggested) continue;
    assert.equal(suggest(name, reserved), suggested, name);
    check(suggested, reserved);
  }
});
