/** Pictures through the AI engine's package: text in them, what they show, one number, who is in them. In Node and in Chromium. */
import assert from 'node:assert/strict';
import { symlink } from 'node:fs/promises';
import { after, afterEach, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { barePage } from './support/bare.mjs';
import { install } from './support/install.mjs';
import { modelPath, models, readModel } from './support/models.mjs';

/** @param {string} page */
const known = (page) => readModel(`samples/pictures/${page}.txt`).toString();

/** @param {string} text */
const words = (text) => text.trim().split(/\s+/).join(' ');

const kit = (/** @type {string} */ name) => pathToFileURL(modelPath(name)).href;

describe('Node', () => {
  /** @type {any} */
  let ai;
  /** @type {any} */
  let image;

  before(async () => {
    const app = await install('ai-sight-node', ['ai', 'image']);
    ai = await app.import('@outboard/ai');
    image = await app.import('@outboard/image');
  });

  after(() => {
    ai?.engine.stop();
    image?.engine.stop();
  });

  /** @param {string} file @returns {Promise<{ data: Uint8ClampedArray, width: number, height: number }>} */
  const pixels = async (file) => image.decode(readModel(`samples/pictures/${file}`));

  test('text is read, in the order of its columns', async () => {
    const reader = await ai.Reader.load(kit('ppocr-small'));
    /** @type {number[]} */
    const told = [];
    const picture = await pixels('page-2.png');
    const { text, lines } = await reader.read(picture, {
      onProgress: (/** @type {{ fraction: number }} */ { fraction }) => told.push(fraction),
    });
    assert.equal(words(text), words(known('page-2')));
    assert.ok(picture.data.length > 0, 'the pixels stay the caller’s');
    assert.deepEqual(
      told,
      [...told].sort((a, b) => a - b),
    );
    assert.ok(told.length > 1);
    const [first] = lines;
    assert.equal(first.text, 'Bread at home');
    assert.deepEqual(
      first.words.map((/** @type {any} */ { text }) => text),
      ['Bread', 'at', 'home'],
    );
    assert.ok(first.confidence > 0.9 && first.box.length === 4);

    const blank = { data: new Uint8Array(4), width: 1, height: 1 };
    assert.deepEqual(await reader.read(blank), { text: '', lines: [] });
    await assert.rejects(reader.read(picture, { least: 2 }), { code: 'ai/bad-option' });
    await reader.dispose();
    await assert.rejects(reader.read(blank), { name: 'StaleHandleError' });
  });

  test('what is no picture is refused before it goes anywhere', async () => {
    const scorer = await ai.Scorer.load(kit('open-nsfw'));
    const wrong = [
      'photo.jpg',
      undefined,
      new Uint8Array(16),
      { data: new Uint8Array(15), width: 2, height: 2 },
      { data: new Uint8Array(0), width: 0, height: 0 },
      { data: new Float32Array(4), width: 1, height: 1 },
      { data: new Uint8Array(16), width: 10_000, height: 10_000 },
      // Only browsers decode files.
      new Blob([readModel('samples/pictures/coffee.png')]),
    ];
    for (const picture of wrong) {
      await assert.rejects(scorer.score(picture), {
        name: 'RefusedError',
        code: 'ai/bad-picture',
      });
    }
    const score = await scorer.score(await pixels('astronaut.png'));
    assert.ok(score >= 0 && score < 0.1, String(score));
    await scorer.dispose();
  });

  test('a kit for something else is refused', async () => {
    await assert.rejects(ai.Reader.load(kit('open-nsfw')), { code: 'ai/bad-kit' });
  });
});

describe('Chromium', () => {
  /** @type {import('./support/bare.mjs').BarePage} */
  let page;

  before(async () => {
    const app = await install('ai-sight', ['ai']);
    await symlink(models, app.at('models'));
    page = await barePage(app);
    await page.evaluate(async (/** @type {any} */ ai) => {
      await ai.init();
      /** @type {any} */ (globalThis).long = [];
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) {
          /** @type {any} */ (globalThis).long.push(duration);
        }
      }).observe({ type: 'longtask' });
    });
  });

  after(() => page?.close());

  afterEach(async () => {
    const long = await page.evaluate(() => /** @type {any} */ (globalThis).long.splice(0));
    assert.deepEqual(long, [], 'no task of the page is longer than 50 ms');
    assert.deepEqual(await page.troubles(), []);
  });

  test('a photographed page is read from its file', async () => {
    const read = await page.evaluate(async (/** @type {any} */ ai) => {
      const reader = await ai.Reader.load('/models/ppocr-small');
      const file = await (await fetch('/models/samples/pictures/page.png')).blob();
      const { text, lines } = await reader.read(file);
      await reader.dispose();
      return { text, count: lines.length };
    });
    assert.equal(/** @type {any} */ (read).count, 7);
    assert.match(
      /** @type {any} */ (read).text,
      /^Region-based segmentation\nLet us first determine markers of the coins and the\nbackground\./,
    );
  });

  test('a cat is a cat, from a file, an <img>, a canvas and a bitmap', async () => {
    const found = await page.evaluate(async (/** @type {any} */ ai) => {
      const classifier = await ai.Classifier.load('/models/efficientnet-lite0');
      const url = '/models/samples/pictures/chelsea.png';
      const file = await (await fetch(url)).blob();
      const img = Object.assign(new Image(), { src: url });
      const bitmap = await createImageBitmap(file);
      const canvas = Object.assign(document.createElement('canvas'), {
        width: bitmap.width,
        height: bitmap.height,
      });
      canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
      const frame = new VideoFrame(bitmap, { timestamp: 0 });
      const found = [];
      for (const picture of [file, img, canvas, bitmap, frame]) {
        const [first, ...rest] = await classifier.classify(picture, { top: 3 });
        found.push({ ...first, rest: rest.length });
      }
      frame.close();
      const kept = bitmap.width;
      await classifier.dispose();
      return { found, kept };
    });
    const { found: list, kept } = /** @type {any} */ (found);
    for (const { label, probability, rest } of list) {
      assert.match(label, /cat/);
      assert.ok(probability > 0.2 && probability <= 1, String(probability));
      assert.equal(rest, 2);
    }
    assert.ok(kept > 0, 'a bitmap stays the caller’s');
  });

  test('an astronaut is cut out, and what is behind her blurred', async () => {
    const made = await page.evaluate(async (/** @type {any} */ ai) => {
      const segmenter = await ai.Segmenter.load('/models/selfie');
      const file = await (await fetch('/models/samples/pictures/astronaut.png')).blob();
      const bitmap = await createImageBitmap(file);
      const { width, height } = bitmap;
      const mask = await segmenter.segment(bitmap);
      const cut = await segmenter.cutOut(file);
      const blurred = await segmenter.blurBackground(file, { strength: 1 });
      const closed = await createImageBitmap(file);
      closed.close();
      const refused = await segmenter
        .segment(closed)
        .catch((/** @type {any} */ error) => error.code);
      const broken = await segmenter
        .segment(new Blob(['no picture']))
        .catch((/** @type {any} */ error) => error.code);
      await segmenter.dispose();
      const at = (/** @type {number} */ x, /** @type {number} */ y) =>
        Math.floor(y * height) * width + Math.floor(x * width);
      const face = at(0.43, 0.22);
      const wall = at(0.05, 0.2);
      return {
        sizes: [mask, cut, blurred].map(({ data, width, height }) => data.length / width / height),
        kinds: [cut, blurred].every((each) => each instanceof ImageData),
        face: [mask.data[face], cut.data[face * 4 + 3]],
        wall: [mask.data[wall], cut.data[wall * 4 + 3]],
        same: [0, 1, 2].every(
          (channel) => cut.data[face * 4 + channel] === blurred.data[face * 4 + channel],
        ),
        refused,
        broken,
      };
    });
    const { face, wall, ...rest } = /** @type {any} */ (made);
    assert.deepEqual(rest, {
      sizes: [1, 4, 4],
      kinds: true,
      same: true,
      refused: 'ai/bad-picture',
      broken: 'ai/bad-picture',
    });
    assert.ok(Math.min(...face) > 220, String(face));
    assert.ok(Math.max(...wall) < 35, String(wall));
  });
});
