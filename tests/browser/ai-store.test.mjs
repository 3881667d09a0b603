/** Models in pages: kept for the next time, mended, gone on with, under the strictest policy; in every build and three browsers. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { symlink } from 'node:fs/promises';
import { after, afterEach, before, describe, test } from 'node:test';
import { barePage } from './support/bare.mjs';
import { KINDS, NAMES } from './support/browsers.mjs';
import { install } from './support/install.mjs';
import { modelPath, models, readModel } from './support/models.mjs';
import { strict } from './support/server.mjs';
import { weakServer } from './support/weak-server.mjs';

/** @import { BarePage } from './support/bare.mjs' */
/** @import { WeakServer } from './support/weak-server.mjs' */

const voice = readModel('silero-vad/model.onnx');

/** @param {Uint8Array} bytes */
const integrityOf = (bytes) => `sha256-${createHash('sha256').update(bytes).digest('base64')}`;

const integrity = integrityOf(voice);
const another = integrityOf(new Uint8Array(3));

/** The models are on another port, which is another origin. */
const policy = strict.replace("connect-src 'self'", "connect-src 'self' http://127.0.0.1:*");

/**
 * Loads a model, and says how that ended.
 *
 * @param {any} ai @param {string} url @param {{ cut?: number }} options
 */
async function load({ Model }, url, { cut, ...options }) {
  let last = 0;
  try {
    const model = await Model.load(url, {
      onProgress: (/** @type {any} */ { fraction }) => {
        last = fraction;
      },
      ...options,
      ...(cut && { signal: AbortSignal.timeout(cut) }),
    });
    const inputs = model.inputs.length;
    await model.dispose();
    return `${inputs} inputs, ${last}`;
  } catch (error) {
    const { code, name, reason } = /** @type {any} */ (error);
    return [name, code, reason].filter((each) => typeof each === 'string').join(' ');
  }
}

const LOADED = '2 inputs, 1';

/** Spoils a byte of each file that is kept. @param {any} _ai @param {number} at */
async function spoil(_ai, at) {
  const root = await navigator.storage.getDirectory();
  const folder = /** @type {any} */ (await root.getDirectoryHandle('outboard-models'));
  for await (const [name, file] of folder.entries()) {
    if (name.endsWith('.json')) continue;
    const writable = await file.createWritable({ keepExistingData: true });
    await writable.write({ type: 'write', position: at, data: new Uint8Array([7, 7, 7]) });
    await writable.close();
  }
}

/** How many bytes are kept. */
async function kept() {
  const root = await navigator.storage.getDirectory();
  const folder = /** @type {any} */ (await root.getDirectoryHandle('outboard-models'));
  let size = 0;
  for await (const [name, file] of folder.entries()) {
    if (!name.endsWith('.json')) size += (await file.getFile()).size;
  }
  return size;
}

/** @type {import('./support/install.mjs').App} */
let app;

before(async () => {
  app = await install('ai-store', ['ai']);
  modelPath('open-nsfw/model.onnx');
  await symlink(models, app.at('models'));
});

for (const kind of KINDS) {
  describe(NAMES[kind], () => {
    /** @type {BarePage} */
    let page;
    /** @type {WeakServer} */
    let server;

    before(async () => {
      server = await weakServer(voice);
      page = await barePage(app, { browser: kind, policy });
    });

    after(async () => {
      await page?.close();
      await server?.close();
    });

    afterEach(() => {
      for (const key of Object.keys(server.manner)) {
        delete (/** @type {any} */ (server.manner)[key]);
      }
    });

    /** How it ends, and how many requests there were. @param {object} [options] */
    const ends = async (options = {}) => {
      server.requests.length = 0;
      const end = await page.evaluate(load, server.url, options);
      return [end, server.requests.length];
    };

    for (const cache of ['opfs', 'cache']) {
      test(`the second time there is no request, with '${cache}'`, async () => {
        assert.deepEqual(await ends({ cache, integrity: another }), [
          'EngineError ai/integrity',
          1,
        ]);
        assert.deepEqual(await ends({ cache, integrity }), [LOADED, 1], 'nothing wrong was kept');
        server.manner.status = 500;
        assert.deepEqual(await ends({ cache, integrity }), [LOADED, 0]);
        assert.deepEqual(await ends({ cache }), [LOADED, 0]);
        assert.deepEqual(await ends({ cache: 'none' }), ['EngineError ai/download status', 1]);
      });
    }

    test('another version is fetched when another hash is said', async () => {
      const next = readModel('silero-vad/sequence.onnx');
      await ends();
      server.replace(next);
      assert.deepEqual(await ends({ integrity: integrityOf(next) }), ['3 inputs, 1', 1]);
      server.replace(voice);
      assert.deepEqual(await ends({ integrity }), [LOADED, 1]);
    });

    test('a download that was broken off goes on', async () => {
      Object.assign(server.manner, { cuts: 1, after: 400_000 });
      assert.deepEqual(await ends({ cache: 'none', integrity }), [LOADED, 2]);
      // A browser may throw away the last of what came before the end.
      const from = Number(/^bytes=(\d+)-$/.exec(server.requests[1]?.range ?? '')?.[1]);
      assert.ok(from > 0 && from <= 400_000, server.requests[1]?.range);
    });

    test('what has no right to be read says so', async () => {
      server.manner.closed = true;
      // Of its own, for a browser remembers what it was once allowed to read.
      const end = await page.evaluate(load, `${server.url}?closed`, { cache: 'none' });
      assert.equal(end, 'EngineError ai/download unreachable');
    });

    test('a run gives what it gives elsewhere', async () => {
      const run = async (/** @type {any} */ { Model, Tensor }, /** @type {string} */ url) => {
        const model = await Model.load(url);
        const wave = Float32Array.from({ length: 576 }, (_, i) => Math.sin(i / 5));
        const { output } = await model.run({
          input: new Tensor(wave, [1, 576]),
          state: new Tensor(new Float32Array(256), [2, 1, 128]),
        });
        await model.dispose();
        return output.data[0];
      };
      const given = /** @type {number} */ (await page.evaluate(run, server.url));
      results.add(given.toPrecision(3));
      assert.equal(results.size, 1, [...results].join(', '));
    });

    if (kind !== 'chromium') return;

    test('what is kept and spoilt is mended', async () => {
      await ends();
      for (const at of [5, 1_000_000]) {
        await page.evaluate(spoil, at);
        assert.deepEqual(await ends(), [LOADED, 1]);
        assert.deepEqual(await ends(), [LOADED, 0]);
      }
    });

    test('a download that ended goes on the next time', async () => {
      await ends({ integrity: another });
      server.manner.pause = 20;
      assert.deepEqual(await ends({ cut: 400 }), ['TimeoutError', 1]);
      let part = 0;
      for (let i = 0; i < 50 && !part; i++) {
        await new Promise((done) => setTimeout(done, 50));
        part = /** @type {number} */ (await page.evaluate(kept));
      }
      assert.ok(part > 0 && part < voice.length, `${part} bytes are kept`);
      delete server.manner.pause;
      assert.deepEqual(await ends({ integrity }), [LOADED, 1]);
      assert.equal(server.requests[0]?.range, `bytes=${part}-`);
    });

    test('those that want the same at once wait for one of them', async () => {
      const together = async (/** @type {any} */ { Model }, /** @type {string} */ url) => {
        const all = await Promise.all([1, 2, 3].map(() => Model.load(url)));
        await Promise.all(all.map((model) => model.dispose()));
        return all.length;
      };
      server.requests.length = 0;
      assert.equal(await page.evaluate(together, `${server.url}?together`), 3);
      assert.equal(server.requests.length, 1);
    });

    test('where the disk is full, it runs all the same', async () => {
      const session = await page.page.playwright?.context().newCDPSession(page.page.playwright);
      assert.ok(session);
      const { origin } = new URL(/** @type {string} */ (await page.page.evaluate('location.href')));
      await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 200_000 });
      server.requests.length = 0;
      const url = `${server.url}?full`;
      assert.equal(await page.evaluate(load, url, {}), LOADED);
      assert.equal(await page.evaluate(load, url, { cache: 'cache' }), LOADED);
      assert.ok(server.requests.length >= 1);
      await session.send('Storage.overrideQuotaForOrigin', { origin });
    });

    test('nothing is heard of it but by its callers', async () => {
      const expected = /Failed to load resource|CORS policy/;
      const heard = await page.troubles();
      assert.deepEqual(
        heard.filter((trouble) => !expected.test(trouble)),
        [],
      );
    });
  });
}

/** Of the same run, in all places. @type {Set<string>} */
const results = new Set();

/** Loads a kit's model from the page's own server, and runs it on a picture of nothing. */
const look = async (
  /** @type {any} */ { Model, Tensor, init, engine },
  /** @type {object} */ options,
) => {
  await init(options);
  const model = await Model.load('models/open-nsfw/model.onnx', { cache: 'none' });
  const { memory, variant, threads } = engine.stats();
  const [{ name, shape }] = model.inputs;
  const size = shape.map((/** @type {unknown} */ each) => (typeof each === 'number' ? each : 1));
  const wave = Float32Array.from({ length: 224 * 224 * 3 }, (_, i) => (i % 255) - 100);
  const first = await model.run({ [name]: new Tensor(wave, size) });
  const [scores] = Object.values(first);
  await model.dispose();
  return { memory, variant, threads, scores: [.../** @type {any} */ (scores).data] };
};

describe('every build', () => {
  /** @type {number[][]} */
  const all = [];

  for (const variant of ['simd', 'relaxed', 'threads', 'threads-relaxed']) {
    test(`${variant} gives the same, and has the weights in memory once`, async () => {
      const isolated = variant.startsWith('threads');
      const page = await barePage(app, { isolated });
      try {
        const seen = /** @type {any} */ (await page.evaluate(look, { variant, threads: 2 }));
        assert.equal(seen.variant, variant);
        assert.equal(seen.threads, isolated ? 2 : 1);
        const file = readModel('open-nsfw/model.onnx').length;
        assert.ok(seen.memory < file * 1.3 + 2 ** 23, `${seen.memory} bytes for ${file}`);
        all.push(seen.scores);
        for (const [i, score] of seen.scores.entries()) {
          const first = /** @type {number} */ (all[0]?.[i]);
          assert.ok(Math.abs(score - first) < 1e-3, `${score} for ${first}`);
        }
        assert.deepEqual(await page.troubles(), []);
      } finally {
        await page.close();
      }
    });
  }
});
