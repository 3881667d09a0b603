import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { MessageChannel } from 'node:worker_threads';
import { client } from './fixtures/client.js';
import { rejects } from './fixtures/rejects.js';
import { spy } from './fixtures/spy.js';

const shared = client();
after(() => shared.engine.stop());

test('a call computes elsewhere', async () => {
  assert.equal(await shared.add(1, 2), 3);
  assert.equal(shared.add.name, 'add');
});

test('import and definition start nothing; two first calls start it once', async () => {
  const { host, seen } = spy();
  const { add, engine } = client({ host });
  await new Promise((resolve) => setTimeout(resolve, 10));
  assert.equal(seen.compiled + seen.opened, 0);
  assert.deepEqual(await Promise.all([add(1, 1), add(2, 2)]), [2, 4]);
  assert.equal(seen.compiled, 1);
  assert.ok(seen.opened <= 2);
  engine.stop();
});

test('init starts one lane early, however often it is called', async () => {
  const { host, seen } = spy();
  const { init, add, engine } = client({ host });
  await Promise.all([init(), init()]);
  await init();
  assert.ok(seen.opened >= 1);
  assert.equal(seen.compiled, 1);
  const opened = seen.opened;
  assert.equal(await add(1, 1), 2);
  assert.equal(seen.opened, opened, 'the call uses what init started');
  engine.stop();
});

test('optional parameters may be left out, and undefined is no option', async () => {
  assert.equal(await shared.add(1), 1);
  assert.equal(await shared.add(1, 2, undefined), 3);
  assert.equal(await shared.add(1, 2, {}), 3);
  assert.equal(await shared.add(1, 2, { onProgress() {}, priority: 1 }), 3);
});

test('too many arguments are refused', async () => {
  await rejects(shared.add(1, 2, 3), 'outboard/too-many-arguments');
  await rejects(shared.add(1, 2, null), 'outboard/too-many-arguments');
  await rejects(shared.add(1, 2, [1]), 'outboard/too-many-arguments');
  await rejects(
    shared.add(1, 2, () => {}),
    'outboard/too-many-arguments',
  );
  await rejects(shared.add(1, 2, {}, {}), 'outboard/too-many-arguments');
  await rejects(shared.add.with({})(1, 2, {}), 'outboard/too-many-arguments');
});

test('an unknown option is refused, and the known ones are named', async () => {
  const error = await rejects(shared.add(1, 2, { singal: 1 }), 'outboard/bad-option');
  assert.match(error.message, /singal.*signal/);
  await rejects(shared.add.with(/** @type {any} */ ({ retries: 3 }))(1, 2), 'outboard/bad-option');
});

test('with() gives options to any function, above all to variadic ones', async () => {
  assert.equal(await shared.add.with({ timeout: 60_000 })(1, 2), 3);
  assert.equal(await shared.sumAll(1, 2, 3, 4), 10);
  assert.equal(await shared.sumAll.with({ priority: 2 })(1, 2, 3), 6);
  const aborted = AbortSignal.abort(new Error('no'));
  await assert.rejects(shared.sumAll.with({ signal: aborted })(1, 2), /no/);
});

test('what is wrong with a call rejects its promise and is never thrown', () => {
  for (const call of [() => shared.add(1, 2, 3), () => shared.add(1, 2, { bad: 1 })]) {
    call().then(
      () => assert.fail('resolved'),
      () => {},
    );
  }
});

test('options of init are checked', async () => {
  const { init } = client();
  await rejects(init(/** @type {any} */ ({ worekr: 1 })), 'outboard/bad-option');
  await rejects(init(/** @type {any} */ ('module.wasm')), 'outboard/bad-option');
  await rejects(init({ lanes: 0 }), 'outboard/bad-option');
  await rejects(init({ lanes: /** @type {any} */ ('many') }), 'outboard/bad-option');
});

test('a client without a host says so', async () => {
  const { add } = client({ host: /** @type {any} */ (null) });
  const error = await rejects(add(1, 2), 'outboard/worker-failed');
  assert.match(error.message, /No host/);
});

test('stats count lanes and calls', async () => {
  const { engine, spin } = client({ lanes: 1 });
  const none = { lanes: 0, queued: 0, calls: 0, memory: 0, replaced: 0 };
  assert.deepEqual(engine.stats(), none);
  const calls = [spin(30), spin(1)];
  assert.deepEqual(engine.stats(), { ...none, lanes: 1, queued: 2 });
  await calls[0];
  const memory = 2 * 65536;
  assert.deepEqual(engine.stats(), { ...none, lanes: 1, calls: 1, memory });
  await calls[1];
  engine.stop();
  assert.deepEqual(engine.stats(), none);
});

test('stop rejects what runs and what waits, and a later call starts anew', async () => {
  const { engine, forever, add } = client({ lanes: 1 });
  await add(1, 1);
  const calls = [
    rejects(forever(), 'outboard/lane-lost'),
    rejects(add(1, 2), 'outboard/lane-lost'),
  ];
  await new Promise((resolve) => setTimeout(resolve, 10));
  engine.stop();
  await Promise.all(calls);
  assert.equal(await add(1, 2), 3);
  engine.stop();
});

test('stop while the engine starts', async () => {
  const { host, seen } = spy();
  const { engine, add } = client({ host, lanes: 1 });
  const call = rejects(add(1, 1), 'outboard/lane-lost');
  engine.stop();
  await call;
  await new Promise((resolve) => setTimeout(resolve, 10));
  assert.equal(seen.opened, seen.ended, 'no worker is left');
});

test('messages of the engine itself are not taken for the lane’s', async () => {
  const { port1, port2 } = new MessageChannel();
  const heard = new Promise((resolve) => port2.once('message', resolve));
  await shared.chatter(port1);
  assert.equal(await heard, 'from the engine');
});

test('options of init hold for a call in the same moment, unless they are refused', async () => {
  const { engine, init, add, spin } = client({ lanes: 4 });
  const started = init({ lanes: 1 });
  await Promise.all([spin(5), spin(5), spin(5), started]);
  assert.equal(engine.stats().lanes, 1);
  engine.stop();
  const refused = rejects(init({ lanes: -1 }), 'outboard/bad-option');
  assert.equal(await add(1, 1), 2);
  await refused;
  engine.stop();
});
