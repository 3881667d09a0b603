/** The engine `attributed`, built with panics that unwind: whatever panics, the lane and its handles go on; what traps ends it. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { install } from './support/install.mjs';
import { packageFolder, root } from './support/places.mjs';
import { run } from './support/process.mjs';

/** @type {import('./support/install.mjs').App} */
let app;
/** @type {any} */
let engine;

before(async () => {
  app = await install('node-unwind', ['attributed-unwind']);
  engine = await app.import('attributed');
  await engine.init({ lanes: 1 });
});

after(() => engine?.engine.stop());

/** @param {() => Promise<unknown>} call @returns {Promise<any>} the error it rejects with */
const rejection = (call) =>
  call().then(
    (value) => assert.fail(`it resolved, with ${value}`),
    (error) => error,
  );

test('the package says what was built, and has the exports of the build that aborts', async () => {
  const marker = JSON.parse(await app.read('node_modules/attributed/outboard.json'));
  const other = await readFile(resolve(packageFolder('attributed'), 'outboard.json'), 'utf8');
  assert.equal(marker.panic, 'unwind');
  assert.equal(JSON.parse(other).panic, 'abort');
  assert.deepEqual(marker.api, JSON.parse(other).api, 'its glue is wrapped, and read all the same');
});

describe('a panic is an error, and the lane goes on', () => {
  /** @type {Record<string, [call: () => Promise<unknown>, message: string]>} */
  const panics = {
    'in a function': [() => engine.panicHolding('held'), 'held'],
    'in a function that returns a text': [() => engine.panicForText('no text'), 'no text'],
    'in an async function, before it waits': [() => engine.panicLater('at once', 0), 'at once'],
    'in an async function, after it waited': [() => engine.panicLater('late', 5), 'late'],
    'while a function of JavaScript runs': [
      () => engine.panicCalledBack('x'),
      'it came back: true',
    ],
  };
  for (const [where, [call, message]] of Object.entries(panics)) {
    test(where, async () => {
      const lane = await engine.laneId();
      const error = await rejection(call);
      assert.ok(error instanceof engine.EnginePanic, String(error));
      assert.equal(error.code, 'outboard/panic');
      assert.equal(error.message, message);
      assert.match(error.file, /panics\.rs$/);
      assert.ok(error.line > 0 && error.column > 0);
      assert.equal(await engine.laneId(), lane, 'the same lane');
      assert.equal(await engine.guards(), 0, 'drops ran');
    });
  }

  test('in a method that may change its object: the borrow is released, and the handle lives', async () => {
    const lane = await engine.laneId();
    const tally = await engine.Tally.create(5);
    const source = await readFile(resolve(root, 'tests/engines/attributed/src/tally.rs'), 'utf8');
    const line = source.split('\n').findIndex((text) => text.includes('there are only')) + 1;
    for (let times = 0; times < 3; times++) {
      const error = await rejection(() => tally.overdraw(9));
      assert.ok(error instanceof engine.EnginePanic, String(error));
      assert.deepEqual([error.message, error.line], ['there are only 5', line]);
    }
    await tally.overdraw(2);
    assert.equal(await tally.add(Float64Array.of(1)), 4);
    assert.equal(await tally.finish(), 4);
    assert.equal(await engine.laneId(), lane, 'the same lane');
  });

  test('two at once: each call has its own', async () => {
    const calls = ['first', 'second', 'third'].map((word) => engine.panicLater(word, 5));
    const seen = await Promise.allSettled([...calls, engine.later(1)]);
    assert.deepEqual(
      seen.map((result) => (result.status === 'rejected' ? result.reason.message : result.value)),
      ['first', 'second', 'third', 2],
    );
    assert.ok(calls.length === 3 && (await engine.guards()) === 0);
  });

  test('of 2,000 the memory does not grow', async () => {
    const lane = await engine.laneId();
    const some = async (/** @type {number} */ count) => {
      const calls = Array.from({ length: count }, () => rejection(() => engine.panicHolding('m')));
      const errors = await Promise.all(calls);
      assert.ok(errors.every((error) => error instanceof engine.EnginePanic));
    };
    await some(500);
    const pages = await engine.pages();
    for (let round = 0; round < 3; round++) await some(500);
    assert.equal(await engine.pages(), pages);
    assert.equal(await engine.laneId(), lane, 'the same lane');
  });
});

describe('what Rust caught is nobody’s cause', () => {
  test('not of a later error', async () => {
    assert.equal(await engine.catchPanic('caught'), true);
    const error = await rejection(() => engine.parseNumber('x'));
    assert.deepEqual([error.code, error.file], ['no-number', undefined]);
  });

  test('not of a later trap', async () => {
    await engine.catchPanic('caught');
    const error = await rejection(() => engine.trap());
    assert.deepEqual([error.code, error.file], ['outboard/trap', undefined]);
    assert.doesNotMatch(error.message, /caught/);
  });

  test('not of a trap of the same call', async () => {
    const error = await rejection(() => engine.catchAndTrap('caught'));
    assert.deepEqual([error.code, error.file], ['outboard/trap', undefined]);
    assert.doesNotMatch(error.message, /caught/);
  });
});

describe('a trap ends the lane, and another takes its place', () => {
  /** @type {Record<string, [call: () => Promise<unknown>, code: string]>} */
  const ends = {
    unreachable: [() => engine.trap(), 'outboard/trap'],
    'unreachable, where a text was to come': [() => engine.trapForText(), 'outboard/trap'],
    'the end of the stack': [() => engine.dive(100_000_000), 'outboard/trap'],
    'the end of the memory': [() => engine.hoard(), 'outboard/trap'],
    'a panic where none may leave': [() => engine.panicForGood(7), 'outboard/panic'],
  };
  for (const [what, [call, code]] of Object.entries(ends)) {
    test(what, async () => {
      const lane = await engine.laneId();
      const tally = await engine.Tally.create(1);
      const error = await rejection(call);
      assert.equal(error.code, code, error.stack);
      assert.notEqual(await engine.laneId(), lane, 'another lane');
      assert.equal((await rejection(() => tally.total())).code, 'outboard/stale-handle');
    });
  }

  test('a panic where none may leave has its own message and place', async () => {
    const error = await rejection(() => engine.panicForGood(7));
    assert.equal(error.message, 'code 7 is refused');
    assert.match(error.file, /panics\.rs$/);
  });

  test('a panic in a task that no call waits for: no call is left behind', async () => {
    const lane = await engine.laneId();
    const waiting = rejection(() => engine.panicLater('in vain', 10_000));
    await engine.panicApart('apart');
    const error = await waiting;
    assert.match(error.code, /^outboard\/(panic|lane-lost)$/);
    assert.notEqual(await engine.laneId(), lane);
  });
});

test('without lanes: a panic is an error of the glue, its object lives, and 50,000 take no memory', async () => {
  await app.script(
    'sync.mjs',
    `import init, { guards, pages, panicHolding, Tally } from 'attributed/sync';
     await init();
     const seen = [];
     const tally = new Tally(5);
     for (const call of [() => panicHolding('here'), () => tally.overdraw(9), () => tally.total]) {
       try { seen.push(call()); } catch (error) { seen.push([error.name, error.message]); }
     }
     const before = pages();
     let thrown = 0;
     for (let times = 0; times < 50_000; times++) {
       try { panicHolding('m'); } catch { thrown++; }
     }
     console.log(JSON.stringify([...seen, guards(), thrown, pages() - before]));`,
  );
  const { code, stdout, stderr } = await run('node', ['sync.mjs'], { cwd: app.folder });
  assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
  const panic = (/** @type {string} */ message) => ['PanicError', message];
  assert.deepEqual(JSON.parse(stdout), [panic('here'), panic('there are only 5'), 5, 0, 50_000, 0]);
});
