/** Records, packed, installed by npm, and used in Node: from a lane, and in this thread. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { records } from './cases/records.mjs';
import { install } from './support/install.mjs';

/** @type {any} */
let client;
/** @type {any} */
let sync;

before(async () => {
  const app = await install('node-records', ['attributed']);
  client = await app.import('attributed');
  sync = await app.import('attributed/sync');
  await sync.init();
});

after(() => client?.engine.stop());

for (const [where, engine] of Object.entries({ lanes: () => client, sync: () => sync })) {
  describe(where, () => {
    for (const { name, run, expect } of records) {
      test(name, async () => assert.deepEqual(await run(engine()), expect));
    }
  });
}

test('a class keeps them: constructor, methods, properties, call options', async () => {
  const [first, second, third] = await client.makeStars(3);
  const catalogue = await client.Catalogue.create([first]);
  assert.equal(await catalogue.add([second, third], { timeout: 5000 }), 3);
  assert.equal(await catalogue.add.with({ priority: 1 })([]), 3);
  assert.deepEqual(await catalogue.last(), third);
  assert.deepEqual(await catalogue.stars(), [first, second, third]);
  await catalogue.setStars([second]);
  assert.deepEqual(await catalogue.stars(), [second]);
  await assert.rejects(catalogue.add(new Uint8Array(9)), { code: 'outboard/bad-record' });
  await assert.rejects(catalogue.add([{}]), { code: 'outboard/bad-record', index: 0 });
  // What was refused borrowed nothing for good.
  assert.equal(await catalogue.add([first]), 2);
  await assert.rejects(catalogue.add([], { signal: AbortSignal.abort() }), { name: 'AbortError' });
  await catalogue.dispose();
  const one = await client.Catalogue.of(third);
  assert.deepEqual(await one.last(), third);
  await one.dispose();
});

test('a class of `./sync` keeps them', () => {
  const [first, second, third] = sync.makeStars(3);
  const catalogue = new sync.Catalogue([first]);
  assert.ok(catalogue instanceof sync.Catalogue);
  assert.equal(catalogue.add(undefined, [second, third]), 3);
  assert.deepEqual(catalogue.last(), third);
  assert.deepEqual(catalogue.stars, [first, second, third]);
  catalogue.stars = [second];
  assert.deepEqual(catalogue.stars, [second]);
  assert.throws(() => catalogue.add(undefined, new Uint8Array(9)), { code: 'outboard/bad-record' });
  assert.throws(() => new sync.Catalogue([{}]), { code: 'outboard/bad-record', index: 0 });
  assert.equal(catalogue.add(undefined, [first]), 2);
  catalogue.free();
  assert.deepEqual(sync.Catalogue.of(third).last(), third);
});

test('calls at once, with records in each', async () => {
  const [one, two] = await client.makeStars(2);
  const all = await Promise.all(
    Array.from({ length: 50 }, (_, at) => client.brightest(at % 2 ? [one, two] : [two], 99)),
  );
  for (const [at, found] of all.entries()) assert.deepEqual(found, at % 2 ? [one, two] : [two]);
});
