/** A table that is always green would prove nothing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALWAYS, BOTH, EVERYWHERE } from './frame/row.mjs';
import { rows } from './rows/index.mjs';
import { differences } from './verdict.mjs';

/** @import { Row } from './frame/row.mjs' */

const place = /** @type {const} */ ({ where: 'node', panics: 'abort' });

/** @type {Row} */
const row = {
  name: 'a row',
  where: EVERYWHERE,
  panics: BOTH,
  run: async () => ({}),
  expect: ({ panics }) => ({ error: 'E code', replaced: panics === 'abort' ? 1 : 0 }),
};
const right = { ...ALWAYS, error: 'E code', replaced: 1 };

test('facts as expected are no difference', () =>
  assert.deepEqual(differences(row, place, right), []));

for (const [fact, wrong] of Object.entries({
  neighbours: ['pending'],
  next: 'EngineTrap outboard/trap',
  lanes: 3,
  queued: 1,
  calls: 1,
  pending: ['checksum'],
  uncaught: ['Error'],
  memory: '9 bytes, before 3',
  error: 'E another',
  replaced: 0,
})) {
  test(`another '${fact}' is one, and so is none`, () => {
    assert.equal(differences(row, place, { ...right, [fact]: wrong }).length, 1);
    assert.equal(differences(row, place, { ...right, [fact]: undefined }).length, 1);
  });
}

test('each row has a name of its own, and says why it does not apply somewhere', () => {
  assert.equal(new Set(rows.map(({ name }) => name)).size, rows.length);
  for (const { name, where, panics, elsewhere } of rows) {
    const applies = where.length === EVERYWHERE.length && panics.length === BOTH.length;
    assert.equal(Boolean(elsewhere), !applies, name);
  }
});
