/** An engine with `#[outboard::export]`, packed, installed by npm, and used in Node. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { bothLanes, lanes } from './cases/lanes.mjs';
import { install } from './support/install.mjs';
import { root } from './support/places.mjs';
import { run } from './support/process.mjs';

/** @type {import('./support/install.mjs').App} */
let app;
/** @type {any} */
let attributed;

before(async () => {
  app = await install('node-attributed', ['attributed']);
  attributed = await app.import('attributed');
  await attributed.init({ lanes: 2 });
});

after(() => attributed?.engine.stop());

describe('two lanes', () => {
  beforeEach(async () => assert.equal(await bothLanes(attributed), 2));

  for (const { name, run, expect } of lanes) {
    test(name, async () => assert.deepEqual(await run(attributed), expect));
  }
});

test('the place of a panic is the very line', async () => {
  const source = await readFile(resolve(root, 'tests/engines/attributed/src/lib.rs'), 'utf8');
  const line = source.split('\n').findIndex((text) => text.includes('panic!(')) + 1;
  await assert.rejects(attributed.panicWith('here'), { name: 'EnginePanic', line });
});

test('doc comments are in the installed types', async () => {
  const types = await app.read('node_modules/attributed/index.d.ts');
  for (const words of [
    'The sum of all bytes.',
    'A running total.',
    'What each number is multiplied by.',
    'How a mean is rounded.',
    'To the next lower number.',
  ]) {
    assert.ok(types.includes(words), `“${words}” is in index.d.ts`);
  }
});

describe('a process of its own', () => {
  /**
   * @param {string} file
   * @param {string} source
   * @param {string[]} [flags]
   */
  const child = async (file, source, flags = []) => {
    await app.script(file, source);
    const { code, signal, stdout, stderr } = await run('node', [...flags, file], {
      cwd: app.folder,
      seconds: 30,
    });
    assert.deepEqual({ code, signal, stderr }, { code: 0, signal: null, stderr: '' });
    return JSON.parse(stdout);
  };

  test('ends by itself, with lanes that are idle and a handle that lives', async () => {
    const said = await child(
      'ends.mjs',
      `import init, { engine, sum, Tally } from 'attributed';
       await init({ lanes: 2 });
       const tally = await Tally.create(1);
       const total = await sum(new Uint8Array(100_000).fill(1));
       console.log(JSON.stringify([total, await tally.total(), engine.stats().lanes > 0]));`,
    );
    assert.deepEqual(said, [100_000, 1, true]);
  });

  test('does not end while a call runs that nobody waits for', async () => {
    const said = await child(
      'waits.mjs',
      `import { busy } from 'attributed';
       busy(500).then((id) => console.log(JSON.stringify(typeof id)));`,
    );
    assert.equal(said, 'number');
  });

  for (const [where, flags] of Object.entries({
    'as Node resolves it': [],
    'as a bundler for pages resolves it': ['--conditions=browser'],
  })) {
    test(`an import starts nothing, ${where}`, async () => {
      const said = await child(
        'imports.mjs',
        `import { createHook } from 'node:async_hooks';
         const started = [];
         createHook({ init: (id, type) => started.push(type) }).enable();
         const before = Object.getOwnPropertyNames(globalThis);
         const { engine } = await import('attributed');
         const added = Object.getOwnPropertyNames(globalThis).filter((name) => !before.includes(name));
         const kinds = started.filter((type) => /WORKER|MESSAGEPORT|Timeout|TCP/.test(type));
         console.log(JSON.stringify({ kinds, added, ...engine.stats() }));`,
        flags,
      );
      const idle = { lanes: 0, queued: 0, calls: 0, memory: 0, replaced: 0 };
      assert.deepEqual(said, { kinds: [], added: [], ...idle });
    });
  }

  test('CommonJS, by `await import()`', async () => {
    const said = await child(
      'common.cjs',
      `(async () => {
         const { default: init, sum } = await import('attributed');
         await init();
         console.log(JSON.stringify(await sum(Uint8Array.of(1, 2, 3))));
       })();`,
    );
    assert.equal(said, 6);
  });

  test('`./sync` computes in this thread', async () => {
    const said = await child(
      'sync.mjs',
      `import init, { invert, parseNumber, sum, Tally } from 'attributed/sync';
       await init();
       const bytes = Uint8Array.of(1, 2, 3);
       invert(bytes);
       const tally = new Tally(5);
       tally.add(Float64Array.of(1, 2));
       let code;
       try { parseNumber('x'); } catch (error) { code = error.code; }
       console.log(JSON.stringify([sum(bytes), tally.total, code]));`,
    );
    assert.deepEqual(said, [254 + 253 + 252, 8, 'no-number']);
  });
});
