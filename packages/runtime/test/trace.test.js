import assert from 'node:assert/strict';
import { test } from 'node:test';
import { client } from './fixtures/client.js';
import { rejects } from './fixtures/rejects.js';

test('each call is measured under its name', async () => {
  const { init, add, fail, engine } = client({ lanes: 1 });
  await init({ measure: true });
  await add(1, 1);
  await rejects(fail('x'), 'outboard/engine');
  const entries = performance
    .getEntriesByType('measure')
    .filter(({ name }) => /^fixture/.test(name));
  const seen = entries.map((/** @type {any} */ { name, detail, duration }) => [
    name,
    /** @type {any} */ (detail).code,
    duration > 0,
  ]);
  assert.deepEqual(seen, [
    ['fixture.init', undefined, true],
    ['fixture.add', undefined, true],
    ['fixture.fail', 'outboard/engine', true],
  ]);
  performance.clearMeasures();
  engine.stop();
});

test('each call is logged', async (context) => {
  const { init, add, fail, engine } = client({ lanes: 1 });
  await init({ debug: true });
  await add(1, 1);
  const log = context.mock.method(console, 'debug', () => {});
  await add(1, 1);
  await rejects(fail('x'), 'outboard/engine');
  const lines = log.mock.calls.map(({ arguments: [line] }) => line);
  assert.match(lines[0], /^outboard fixture\.add done \(\d+\.\d ms\)$/);
  assert.match(lines[1], /^outboard fixture\.fail failed: outboard\/engine/);
  performance.clearMeasures();
  engine.stop();
});
