// Calls the glue of the test engine `attributed`, as a lane does. Run by boundary.rs, which says where the glue is.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

const folder = process.env.GLUE;
assert.ok(folder, 'GLUE names the folder of the glue');
const module = await WebAssembly.compile(await readFile(join(folder, 'attributed_bg.wasm')));

let instances = 0;

/** A fresh instance: the query makes Node load the glue once more. */
async function start() {
  instances += 1;
  const glue = await import(`${pathToFileURL(join(folder, 'attributed.js'))}?${instances}`);
  await glue.default({ module_or_path: module });
  return glue;
}

/** What a function throws. */
function thrown(run) {
  try {
    run();
  } catch (error) {
    return error;
  }
  return assert.fail('nothing was thrown');
}

test('functions take and give values', async () => {
  const engine = await start();
  assert.equal(engine.sum(Uint8Array.of(1, 2, 3)), 6);
  assert.deepEqual([...engine.scaleSamples([1, 2, 3], 2, 4)], [2, 4]);
  const bytes = Uint8Array.of(0, 255);
  engine.invert(bytes);
  assert.deepEqual([...bytes], [255, 0]);
  assert.deepEqual(engine.same({ width: 3 }), { width: 3 });
  assert.equal(engine.isGiven(), false);
  assert.equal(engine.isGiven('x'), true);
  assert.equal(engine.parseNumber('-12'), -12);
});

test('an error has a message, a code, a name and a cause', async () => {
  const engine = await start();
  const error = thrown(() => engine.parseNumber('twelve'));
  assert.ok(error instanceof Error);
  assert.equal(error.name, 'EngineError');
  assert.equal(error.message, '`twelve` is no number');
  assert.ok(Object.hasOwn(error, 'code'));
  assert.equal(error.code, 'no-number');
  assert.ok(error.cause instanceof Error);
  assert.equal(error.cause.message, 'invalid digit found in string');
  assert.equal(thrown(() => new engine.Tally(Infinity)).code, 'too-large');
});

test('an async function keeps or breaks its promise', async () => {
  const engine = await start();
  assert.equal(await engine.later(4), 5);
  await assert.rejects(engine.later(0xffff_ffff), { code: 'too-large', name: 'EngineError' });
});

/** A control that stops when it has been asked so many times. */
function control(most = Infinity) {
  const heard = [];
  let asked = 0;
  return {
    heard,
    stopped: () => asked++ >= most,
    progress: (fraction, note) => heard.push([fraction, note]),
  };
}

test('a control is asked whether to stop, and hears of the progress', async () => {
  const engine = await start();
  const given = control();
  assert.equal(engine.countSlowly(4, given), 4);
  assert.deepEqual(
    given.heard,
    [0.25, 0.5, 0.75, 1].map((fraction) => [fraction, 'counting']),
  );
  const stopping = control(2);
  const error = thrown(() => engine.countSlowly(4, stopping));
  assert.deepEqual([error.name, error.code], ['EngineError', 'outboard/cancelled']);
  assert.equal(stopping.heard.length, 2);
});

test('an async function keeps its control while it waits, and an empty note is none', async () => {
  const engine = await start();
  const given = control();
  assert.equal(await engine.countPatiently(given, 2), 2);
  assert.deepEqual(given.heard, [
    [0.5, undefined],
    [1, undefined],
  ]);
  let stop = false;
  const counted = engine.countPatiently({ stopped: () => stop, progress() {} }, 1e6);
  setTimeout(() => {
    stop = true;
  }, 20);
  await assert.rejects(counted, { code: 'outboard/cancelled' });
});

test('a method takes a control too, between its other parameters', async () => {
  const { Tally } = await start();
  const tally = new Tally(0);
  const given = control(2);
  assert.equal(thrown(() => tally.addOften([1, 2], given, 3)).code, 'outboard/cancelled');
  assert.equal(tally.total, 6);
  assert.deepEqual(given.heard.at(-1), [2 / 3, 'adding']);
  // What it had borrowed it has given back.
  assert.equal(tally.addOften([1], undefined, 4), 10);
});

test("without a control, or with one that is broken, nothing is thrown but the engine's own", async () => {
  const engine = await start();
  for (const none of [undefined, null]) assert.equal(engine.countSlowly(1, none), 1);
  const fail = () => {
    throw new Error('broken');
  };
  assert.equal(engine.countSlowly(2, { stopped: () => false, progress: fail }), 2);
  // A control that cannot answer has lost its caller.
  for (const broken of [{}, 7, { stopped: fail, progress: fail }]) {
    assert.equal(thrown(() => engine.countSlowly(2, broken)).code, 'outboard/cancelled');
  }
  assert.equal(engine.countSlowly(1, control()), 1);
});

test('a function is called back, and its answer is awaited', async () => {
  const engine = await start();
  const heard = [];
  engine.callBack((number) => heard.push(number), 3);
  assert.deepEqual(heard, [1, 2, 3]);
  assert.equal(await engine.ask(() => 7), 7);
  assert.equal(await engine.ask(async () => 'later'), 'later');
  assert.equal(engine.tell(), false);
  assert.equal(
    engine.tell((number) => heard.push(number)),
    true,
  );
  assert.equal(heard.length, 4);
  const fail = () => {
    throw new Error('not now');
  };
  const expected = { code: 'callback', message: 'not now' };
  assert.throws(() => engine.callBack(fail, 1), expected);
  await assert.rejects(
    engine.ask(async () => fail()),
    expected,
  );
});

/** Everything a stream gives. */
async function all(stream) {
  const items = [];
  for (;;) {
    const { done, value } = await stream.next();
    if (done) return items;
    items.push(value);
  }
}

test('a stream gives one item after the other, and then its end', async () => {
  const engine = await start();
  const stream = engine.numbersUpTo(3);
  assert.equal(stream.constructor.name, 'OutboardStream');
  assert.deepEqual(await all(stream), [1, 2, 3]);
  assert.deepEqual(await stream.next(), { done: true, value: undefined });
  assert.deepEqual(await all(engine.numbersUpTo(0)), []);
  stream.free();
});

test('a stream gives bytes of its own, and objects', async () => {
  const engine = await start();
  const pieces = await all(engine.zeros(2, 5));
  assert.deepEqual(pieces, [new Uint8Array(5), new Uint8Array(5)]);
  assert.equal(pieces[0].buffer.byteLength, 5);
  const tally = new engine.Tally(4);
  const followers = tally.followers(2);
  tally.free();
  const totals = (await all(followers)).map((follower) => follower.finish());
  assert.deepEqual(totals, [4, 5]);
});

test('an error ends a stream', async () => {
  const engine = await start();
  await assert.rejects(engine.numbersFailingAt(0), { code: 'too-large' });
  const stream = await engine.numbersFailingAt(2);
  assert.deepEqual(await stream.next(), { done: false, value: 1 });
  await assert.rejects(stream.next(), { name: 'EngineError', code: 'too-large' });
  assert.deepEqual(await stream.next(), { done: true, value: undefined });
  const stopped = await engine.numbersFailingAt(9, control(1));
  assert.equal((await stopped.next()).value, 1);
  await assert.rejects(stopped.next(), { code: 'outboard/cancelled' });
});

test('a stream computes one item at a time', async () => {
  const engine = await start();
  const stream = engine.numbersUpTo(2);
  const first = stream.next();
  await assert.rejects(stream.next(), { name: 'EngineError', code: 'outboard/stream-busy' });
  assert.deepEqual(await first, { done: false, value: 1 });
  assert.deepEqual(await stream.next(), { done: false, value: 2 });
});

test('a stream that is freed while it computes has ended', async () => {
  const engine = await start();
  const stream = engine.numbersUpTo(2);
  const first = stream.next();
  stream.free();
  assert.deepEqual(await first, { done: true, value: undefined });
});

test('a class takes chunks, and gives what it made of them', async () => {
  const { Upper } = await start();
  const text = (bytes) => new TextDecoder().decode(bytes);
  const bytes = (said) => new TextEncoder().encode(said);
  const upper = new Upper(42);
  assert.equal(text(upper.push(bytes('one. tw'))), 'ONE.');
  assert.equal(text(upper.push(bytes('o'))), '');
  assert.equal(text(upper.finish()), '* TWO');
});

test('a class has constructor, methods, properties and fields', async () => {
  const { Tally, Rounding } = await start();
  const tally = new Tally(10);
  assert.equal(tally.add([1, 2]), 13);
  assert.equal(tally.mean(Rounding.Down), 6);
  assert.equal(tally.mean(Rounding.Up), 7);
  tally.unitPrice = 2;
  assert.equal(tally.unitPrice, 2);
  assert.equal(tally.add([1]), 15);
  const numbers = Float64Array.of(1, 2);
  tally.takeEach(numbers);
  assert.deepEqual([...numbers], [14, 12]);
  tally.total = 100;
  assert.equal(tally.total, 100);
  assert.equal(await tally.totalLater(), 100);
  const other = Tally.labelled('other', 1);
  assert.equal(other.label, 'other');
  await assert.rejects(other.totalLater(), { code: 'too-large' });
  assert.equal(other.isBehind(tally), true);
  tally.absorb(other);
  assert.equal(other.__wbg_ptr, 0);
  assert.equal(tally.finish(), 101);
  assert.equal(tally.__wbg_ptr, 0);
  for (const hidden of ['parts', 'scratch', 'conditional']) {
    assert.equal(hidden in Tally.prototype, false);
  }
});

test('a set-up function prepares this instance and no other', async () => {
  const [engine, other] = [await start(), await start()];
  engine.configure(7);
  assert.equal(engine.configured(0)[1], 7);
  assert.equal(other.configured(0)[1], 0);
  assert.equal(engine.laneId(), engine.busy(1));
  assert.notEqual(engine.laneId(), other.laneId());
});

test('a panic is reported with its message and place', async () => {
  const reports = [];
  globalThis.__outboard_panic = (...report) => reports.push(report);
  try {
    const engine = await start();
    assert.ok(thrown(() => engine.panicWith('über')) instanceof WebAssembly.RuntimeError);
    const { Tally } = await start();
    const tally = new Tally(1);
    assert.ok(thrown(() => tally.overdraw(2)) instanceof WebAssembly.RuntimeError);
  } finally {
    delete globalThis.__outboard_panic;
  }
  assert.equal(reports.length, 2);
  const [message, file, line, column, unwinds] = reports[0];
  assert.equal(message, 'über');
  assert.equal(unwinds, false);
  assert.equal(file, 'src/lib.rs');
  const source = await readFile(
    new URL('../../../tests/engines/attributed/src/lib.rs', import.meta.url),
    'utf8',
  );
  assert.match(source.split('\n')[line - 1].slice(column - 1), /^panic!/);
  assert.deepEqual(reports[1].slice(0, 2), ['there are only 1', 'src/tally.rs']);
});

test('a panic is a trap and nothing worse where nobody listens', async () => {
  const engine = await start();
  const error = thrown(() => engine.panicWith('unheard'));
  assert.ok(error instanceof WebAssembly.RuntimeError);
  assert.match(error.message, /unreachable/);
});
