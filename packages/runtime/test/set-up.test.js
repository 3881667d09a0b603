import assert from 'node:assert/strict';
import { test } from 'node:test';
import { client } from './fixtures/client.js';

test('no lane is left with an older set-up when another lane is lost meanwhile', async () => {
  const { configure, configured, lane, deaf, spin, Counter, engine } = client({ lanes: 2 });
  await Promise.all([lane(20), lane(20)]);
  // The lane of this one is not empty, so that a call may wait for the lane that is coming.
  await Counter.create(1);
  const controller = new AbortController();
  const stuck = deaf({ signal: controller.signal });
  const older = configure('older');
  const newer = configure('newer');
  controller.abort(new Error('enough'));
  await assert.rejects(stuck, /enough/);
  await Promise.all([older, newer]);
  const busy = [spin(20), spin(20)];
  const seen = await Promise.all([configured(), configured(), configured(), configured()]);
  await Promise.all(busy);
  assert.deepEqual(new Set(seen), new Set(['newer']));
  engine.stop();
});
