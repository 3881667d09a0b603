/** Texts and files through the AI engine's package: their meaning, their language, their kind, a search. In Node and in Chromium. */
import assert from 'node:assert/strict';
import { symlink } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { timedSearch } from './ai-text-search.mjs';
import { barePage } from './support/bare.mjs';
import { install } from './support/install.mjs';
import { modelPath, models, readModel } from './support/models.mjs';

const kit = (/** @type {string} */ name) => pathToFileURL(modelPath(name)).href;

const notes = [
  { id: 'refund', text: 'We return your money within two weeks. Send the goods back unused.' },
  { id: 'bread', text: 'Mix flour, water and salt, and let the dough rest overnight.' },
  { id: 'moon', text: 'The moon moves the water of the sea, twice a day.' },
  { id: 'empty', text: '' },
  {
    id: 'long',
    text: `${'Nothing of interest happens here. '.repeat(60)}The treasure lies under the oak.`,
  },
];

describe('Node', () => {
  /** @type {any} */
  let ai;
  /** @type {any} */
  let embedder;

  before(async () => {
    const app = await install('ai-text-node', ['ai']);
    ai = await app.import('@outboard/ai');
    embedder = await ai.Embedder.load(kit('minilm'));
  });

  after(() => ai?.engine.stop());

  test('texts that mean the same have vectors that are alike', async () => {
    /** @type {number[]} */
    const told = [];
    const [person, happier, dog, day] = await embedder.embed(
      [
        'That is a happy person',
        'That is a very happy person',
        'That is a happy dog',
        'Today is a sunny day',
      ],
      { onProgress: (/** @type {any} */ { fraction }) => told.push(fraction) },
    );
    const like = (/** @type {Float32Array} */ other) => ai.Embedder.similarity(person, other);
    for (const [other, expected] of [
      [happier, 0.942],
      [dog, 0.696],
      [day, 0.261],
    ]) {
      assert.ok(Math.abs(like(other) - expected) < 0.01, `${like(other)} is not ${expected}`);
    }
    assert.equal(person.length, 384);
    assert.equal(embedder.dimensions, 384);
    assert.deepEqual(told, [1]);
    assert.deepEqual(await embedder.embed([]), []);
    assert.equal((await embedder.embed(['', '🎉', 'x'.repeat(1_000_000)])).length, 3);
    assert.throws(() => ai.Embedder.similarity(person, new Float32Array(3)), {
      code: 'ai/bad-input',
    });
  });

  test('a search finds by meaning, long texts by their passages', async () => {
    const index = await embedder.index();
    /** @type {number[]} */
    const told = [];
    await index.add(notes, {
      onProgress: (/** @type {any} */ { fraction }) => told.push(fraction),
    });
    assert.equal(told.at(-1), 1);
    assert.deepEqual(told, [...told].sort());
    assert.ok(index.size > 4, 'the long text is several passages');

    const [first, ...rest] = await index.search('Can I get my payment back?', { top: 3 });
    assert.equal(first.id, 'refund');
    assert.ok(rest.length === 2 && first.score > rest[0].score);
    const [found] = await index.search('where is the gold hidden?');
    assert.equal(found.id, 'long');
    assert.match(found.text, /under the oak/);
    assert.ok(found.text.length < notes[4].text.length / 2);

    await index.add({ id: 'refund', text: 'A poem about rain.' });
    const [after_] = await index.search('Can I get my payment back?');
    assert.ok(after_.id !== 'refund' || !/money/.test(after_.text), 'the old text is gone');

    const saved = await index.save();
    const again = await ai.SearchIndex.load(saved, embedder);
    assert.equal(again.size, index.size);
    assert.deepEqual(await again.search('the sea'), await index.search('the sea'));
    assert.ok((await ai.SearchIndex.load(new Blob([saved]), embedder)).size === index.size);

    assert.equal(await index.remove(['long', 'unknown']), again.size - index.size);
    assert.notEqual((await index.search('where is the gold hidden?'))[0].id, 'long');
    await index.dispose();
    await assert.rejects(index.search('the sea'), { name: 'StaleHandleError' });
    await again.dispose();
  });

  test('an index that is cut, foreign or of another model is refused', async () => {
    const index = await embedder.index();
    await index.add(notes[0]);
    const saved = await index.save();
    const load = (/** @type {any} */ bytes, of = embedder) => ai.SearchIndex.load(bytes, of);
    await assert.rejects(load(saved.slice(0, -9)), { code: 'ai/bad-index' });
    await assert.rejects(load(readModel('samples/pictures/page.png')), { code: 'ai/bad-index' });
    await assert.rejects(load('index.bin'), { code: 'ai/bad-input' });
    await assert.rejects(load(saved, /** @type {any} */ ({})), { code: 'ai/bad-input' });
    const json = JSON.parse(readModel('minilm/kit.json').toString());
    const other = await ai.Embedder.load({ ...json, name: 'another', base: `${kit('minilm')}/` });
    await assert.rejects(load(saved, other), { code: 'ai/other-model' });
    await other.dispose();
    await index.dispose();
  });

  test('adding stops when it is told to, and what was done stays', async () => {
    const index = await embedder.index();
    const many = Array.from({ length: 200 }, (_, n) => ({ id: `n${n}`, text: `Note number ${n}` }));
    const stop = new AbortController();
    const adding = index.add(many, { signal: stop.signal, onProgress: () => stop.abort() });
    await assert.rejects(adding, { name: 'AbortError' });
    assert.ok(index.size >= 32 && index.size < 200, String(index.size));
    assert.equal((await index.search('Note number 3', { top: 1 })).length, 1);
    await index.dispose();
  });

  test('the language of a text', async () => {
    const guesser = await ai.LanguageGuesser.load(kit('lid176'));
    assert.equal(guesser.languages.length, 176);
    for (const [text, expected] of [
      ['Where is the station?', 'en'],
      ['Wo ist hier der Bahnhof?', 'de'],
      ['Où est la gare, s’il vous plaît ?', 'fr'],
      ['駅はどこですか。', 'ja'],
    ]) {
      const [best, ...rest] = await guesser.guess(text);
      assert.equal(best.language, expected);
      assert.ok(best.probability > 0.5 && rest.length === 2);
    }
    assert.deepEqual(await guesser.guess('🎉 12:30'), []);
    assert.equal((await guesser.guess('words '.repeat(200_000), { top: 1 })).length, 1);
    await assert.rejects(guesser.guess(7), { code: 'ai/bad-input' });
    await assert.rejects(guesser.guess('text', { tops: 1 }), /did you mean 'top'/);
    await guesser.dispose();
  });

  test('the kind of a file', async () => {
    const typer = await ai.FileTyper.load(kit('magika'));
    for (const [file, label, mime] of [
      ['samples/pictures/page.png', 'png', 'image/png'],
      ['samples/speech/cards-001.wav', 'wav', 'audio/x-wav'],
    ]) {
      const kind = await typer.type(readModel(file));
      assert.deepEqual([kind.label, kind.mime], [label, mime]);
      assert.ok(kind.score >= 0.995 && !kind.isText && !('guess' in kind));
    }
    const csv = new Blob([
      'id,name,price\n',
      ...Array.from({ length: 60 }, (_, n) => `${n},item ${n},${n * 1.5}\n`),
    ]);
    const kind = await typer.type(csv);
    assert.equal(kind.label, 'csv');
    assert.ok(kind.isText && kind.extensions.includes('csv') && kind.score > 0.995);
    assert.equal((await typer.type(new Uint8Array(0))).label, 'empty');
    assert.equal((await typer.type(new TextEncoder().encode('hi').buffer)).label, 'txt');
    await assert.rejects(typer.type('name.png'), { code: 'ai/bad-input' });
    await typer.dispose();
  });

  test('what is no text, and kits for something else, are refused', async () => {
    await assert.rejects(embedder.embed('one text'), { code: 'ai/bad-input' });
    await assert.rejects(embedder.embed(['a', 1]), { code: 'ai/bad-input' });
    await assert.rejects(embedder.passages(1), { code: 'ai/bad-input' });
    await assert.rejects(ai.Embedder.load(kit('magika')), { code: 'ai/bad-kit' });
    const index = await embedder.index();
    await assert.rejects(index.add({ id: 1, text: 'a' }), { code: 'ai/bad-input' });
    await assert.rejects(index.add(undefined), { code: 'ai/bad-input' });
    await assert.rejects(index.search('a', { top: 0 }), { code: 'ai/bad-option' });
    assert.deepEqual(await index.search('a'), [], 'nothing is found where nothing is');
    await index.dispose();
  });
});

describe('Chromium', () => {
  /** @type {import('./support/bare.mjs').BarePage} */
  let page;

  before(async () => {
    const app = await install('ai-text-page', ['ai']);
    await symlink(models, app.at('models'));
    page = await barePage(app);
  });

  after(async () => {
    assert.deepEqual(await page.troubles(), []);
    await page.close();
  });

  test('a search by meaning, and no request once the model is there but for scripts of the package', async () => {
    await page.evaluate(async (/** @type {any} */ ai) => {
      /** @type {any} */ (globalThis).embedder = await ai.Embedder.load('/models/minilm');
    });
    assert.ok(page.requests.includes('/models/minilm/model.onnx'));
    const before = page.requests.length;
    const found = await page.evaluate(async (/** @type {any} */ ai, /** @type {any} */ items) => {
      const { embedder } = /** @type {any} */ (globalThis);
      const index = await embedder.index();
      await index.add(items);
      const [{ id }] = await index.search('Can I get my payment back?');
      const saved = await index.save();
      await index.dispose();
      const again = await ai.SearchIndex.load(saved, embedder);
      const [{ text }] = await again.search('what do I need to bake?');
      await embedder.dispose();
      return { id, text };
    }, notes);
    // The server hears of what the lanes fetch too.
    const script = /^\/node_modules\/@outboard\/ai\/runtime\/[a-z/]+\.js$/;
    const others = page.requests
      .slice(before)
      .filter((/** @type {string} */ path) => !script.test(path));
    assert.deepEqual(others, []);
    const { id, text } = /** @type {any} */ (found);
    assert.equal(id, 'refund');
    assert.match(text, /flour/);
  });

  test('10,000 passages are searched in under 20 ms', async (t) => {
    const options = { kit: '/models/minilm', count: 10_000, turns: 31 };
    const timed = /** @type {any} */ (await page.evaluate(timedSearch, options));
    const { search, load, bytes } = timed;
    t.diagnostic(
      `search ${search.toFixed(2)} ms, loading ${(bytes / 1e6).toFixed(1)} MB ${load.toFixed(0)} ms`,
    );
    assert.equal(timed.size, 10_000);
    assert.equal(timed.first, 'id 9999', 'the passage that is the query is found first');
    assert.ok(search < 20, `${search} ms`);
  });

  test('a file and a text, by what is in them', async () => {
    const seen = await page.evaluate(async (/** @type {any} */ ai) => {
      const typer = await ai.FileTyper.load('/models/magika');
      const guesser = await ai.LanguageGuesser.load('/models/lid176');
      const blob = await (await fetch('/models/samples/pictures/rocket.jpg')).blob();
      const { label, mime } = await typer.type(new File([blob], 'holiday.doc'));
      const [{ language }] = await guesser.guess('Dove si trova la stazione?');
      return { label, mime, language };
    });
    assert.deepEqual(seen, { label: 'jpeg', mime: 'image/jpeg', language: 'it' });
  });
});
