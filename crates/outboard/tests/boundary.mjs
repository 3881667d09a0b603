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
  const [message, file, line, column] = reports[0];
  assert.equal(message, 'über');
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
