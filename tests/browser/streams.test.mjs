/** Streams of an engine, from a Rust class or a Rust stream to the platform's own, in three browsers and in Node. */
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { copyFile, readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { constants, gzipSync } from 'node:zlib';
import { data } from './cases/streams/data.mjs';
import { ends } from './cases/streams/ends.mjs';
import { bare } from './support/bare.mjs';
import { KINDS, NAMES } from './support/browsers.mjs';
import { flow } from './support/flow.mjs';
import { install } from './support/install.mjs';
import { photographs } from './support/places.mjs';

/** @typedef {import('./cases/streams/data.mjs').Known} Known */

const cases = [...data, ...ends];

/** A photograph that is served, or read, where the engine runs. */
const [photograph] = photographs().slice(-1);
assert.ok(photograph);

/** @type {Known} */
let known;

before(async () => {
  known = await know();
});

/** @returns {Promise<Known>} */
async function know() {
  const size = 64 * 1024 * 1024;
  const hash = createHash('sha256');
  for await (const chunk of flow().source(size)) hash.update(chunk);
  const sha256 = (/** @type {Uint8Array} */ bytes) =>
    createHash('sha256').update(bytes).digest('hex');
  const text = Buffer.from(randomBytes(30_000).toString('hex'));
  // Two files in a row, the first in several blocks.
  const file = Buffer.concat([
    gzipSync(text.subarray(0, 40_000), { level: 9, memLevel: 1 }),
    gzipSync(text.subarray(40_000), { strategy: constants.Z_HUFFMAN_ONLY }),
  ]);
  return {
    size,
    hash: hash.digest('hex'),
    file: file.toString('base64'),
    text: sha256(text),
    bomb: gzipSync(new Uint8Array(8 * 1024 * 1024)).toString('base64'),
    photograph: sha256(await readFile(photograph?.path ?? '')),
  };
}

for (const kind of KINDS) {
  describe(NAMES[kind], () => {
    /** @type {import('./support/bare.mjs').BarePage} */
    let page;

    before(async () => {
      page = await bare(`streams-${kind}`, 'streams', { browser: kind });
      await copyFile(photograph?.path ?? '', page.app.at('photograph.jpg'));
      await page.page.evaluate(`void (globalThis.flow = (${flow})())`);
      await page.page.evaluate(
        `void (globalThis.photograph = async () => (await fetch('/photograph.jpg')).blob())`,
      );
      await page.evaluate((/** @type {any} */ { init }) => init({ lanes: 2 }));
    });

    after(() => page?.close());

    for (const { name, run, expect } of cases) {
      test(name, { timeout: 120_000 }, async () => {
        const inPage = `(engine, known) => (${run})(engine, globalThis.flow, known)`;
        const seen = await page.evaluate(
          /** @type {Function} */ (/** @type {unknown} */ (inPage)),
          known,
        );
        assert.deepEqual(seen, expect(known));
      });
    }

    test('nothing was forbidden by the policy, and no error went unheard', async () =>
      assert.deepEqual(await page.troubles(), []));
  });
}

describe('Node', () => {
  /** @type {any} */
  let engine;

  before(async () => {
    const app = await install('streams-node', ['streams']);
    engine = await app.import('streams');
    Object.assign(globalThis, {
      photograph: async () => new Blob([await readFile(photograph?.path ?? '')]),
    });
    await engine.init({ lanes: 2 });
  });

  after(() => engine?.engine.stop());

  for (const { name, run, expect } of cases) {
    test(name, { timeout: 120_000 }, async () =>
      assert.deepEqual(await run(engine, flow(), known), expect(known)),
    );
  }
});
