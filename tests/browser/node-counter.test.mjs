/** A foreign crate with a static, locked to an old wasm-bindgen: two lanes would betray it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { install } from './support/install.mjs';

/** @type {any} */
let counter;

before(async () => {
  const app = await install('node-counter', ['counter']);
  counter = await app.import('counter');
});

after(() => counter?.engine.stop());

test('a count goes up by one with each of many calls at once', async () => {
  const calls = Array.from({ length: 40 }, (_, index) =>
    index % 2 ? counter.bump() : counter.bumpSlowly(200_000),
  );
  const counts = await Promise.all(calls);
  assert.deepEqual(
    counts,
    counts.map((_, index) => index + 1),
  );
});

test('what one call keeps, every later call finds', async () => {
  const words = Array.from({ length: 20 }, (_, index) => `word ${index}`);
  await Promise.all(words.map((word) => counter.remember(word)));
  const found = await Promise.all(words.map((word) => counter.seen(word)));
  assert.ok(found.every(Boolean));
  assert.equal(await counter.seen('never said'), false);
});
