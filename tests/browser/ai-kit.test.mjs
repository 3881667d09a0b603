/** Kits of the AI engine in Node: loaded, and refused with words that say what is wrong. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { install } from './support/install.mjs';
import { modelPath } from './support/models.mjs';
import { weakServer } from './support/weak-server.mjs';

/** @type {any} */
let ai;
/** @type {import('./support/weak-server.mjs').WeakServer} */
let server;

before(async () => {
  const app = await install('ai-kit', ['ai']);
  ai = await app.import('@outboard/ai');
  server = await weakServer(new Uint8Array());
});

after(async () => {
  ai?.engine?.stop();
  await server?.close();
});

describe('a kit', () => {
  const folder = pathToFileURL(`${modelPath('open-nsfw')}/`);
  /** @type {any} */
  let kit;

  before(async () => {
    kit = JSON.parse(await readFile(modelPath('open-nsfw/kit.json'), 'utf8'));
  });

  test('is loaded from its folder, with the progress of all its files', async () => {
    let last;
    const onProgress = (/** @type {any} */ progress) => {
      last = progress;
    };
    const scorer = await ai.Scorer.load(folder, { onProgress });
    await scorer.dispose();
    const total = kit.files.model.bytes;
    assert.deepEqual(last, { fraction: 1, loaded: total, total });
  });

  test('may be an object', async () => {
    await (await ai.Scorer.load({ ...kit, base: folder })).dispose();
  });

  const model = { path: 'model.onnx' };
  /** @type {[string, (kit: any) => object, string, RegExp][]} */
  const wrong = [
    ['another task', (kit) => ({ ...kit, task: 'speech' }), 'ai/bad-kit', /'speech'.*needed/],
    ['no files', (kit) => ({ ...kit, files: {} }), 'ai/bad-kit', /files/],
    ['no path', (kit) => ({ ...kit, files: { model: {} } }), 'ai/bad-kit', /files\.model\.path/],
    [
      'a hash that is none',
      (kit) => ({ ...kit, files: { model: { ...model, sha256: 'x' } } }),
      'ai/bad-kit',
      /files\.model\.sha256/,
    ],
    [
      'the hash of another file',
      (kit) => ({ ...kit, files: { model: { ...model, sha256: '0'.repeat(64) } } }),
      'ai/integrity',
      /0000/,
    ],
    ['another role', (kit) => ({ ...kit, files: { mode: model } }), 'ai/bad-kit', /"model".*mode/],
    ['settings that are none', (kit) => ({ ...kit, settings: [] }), 'ai/bad-kit', /settings/],
  ];
  for (const [what, change, code, message] of wrong) {
    test(`with ${what} is refused`, async () => {
      const loading = ai.Scorer.load({ ...change(kit), base: folder });
      await assert.rejects(loading, { code, message });
    });
  }

  test('that is not there says so', async () => {
    server.manner.status = 404;
    const { origin } = new URL(server.url);
    const url = `${origin}/nothing/kit.json`;
    const expected = { code: 'ai/download', reason: 'status', status: 404, url };
    await assert.rejects(ai.Scorer.load(`${origin}/nothing`), expected);
    delete server.manner.status;
    server.manner.page = true;
    await assert.rejects(ai.Scorer.load(`${origin}/nothing`), { code: 'ai/bad-kit' });
    delete server.manner.page;
  });
});
