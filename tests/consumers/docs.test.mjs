/** The documentation says what the rows say, and shows the files of the apps. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { root } from '../browser/support/places.mjs';
import { apps } from './frame/places.mjs';
import { rows } from './rows.mjs';

const page = await readFile(resolve(root, 'docs/bundlers.md'), 'utf8');

test('the table of docs/bundlers.md has the rows, in their order, with what each needs', () => {
  const [, table = ''] = /\| what \|.*\n\|---.*\n((?:\|.*\n)+)/.exec(page) ?? [];
  const lines = table.trim().split('\n');
  assert.deepEqual(
    lines,
    rows.map(({ title, needs }) => `| ${title} | ${needs} |`),
  );
});

for (const { name, shows = [] } of rows) {
  for (const file of shows) {
    test(`docs/bundlers.md shows ${name}/${file} as it is`, async () => {
      const text = await readFile(resolve(apps, name, file), 'utf8');
      const fence = new RegExp(
        `\`\`\`\\w+ from: tests/consumers/${name}/${file}\n(.*?)\`\`\``,
        's',
      );
      const [, shown] = fence.exec(page) ?? [];
      assert.ok(shown, 'it is shown');
      assert.equal(shown, text);
    });
  }
}
