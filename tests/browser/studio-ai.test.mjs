/** The rooms of the Studio in which models run: each does its work, and makes no request once its model is there. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { launch, open } from './support/chromium.mjs';
import { modelPath, models } from './support/models.mjs';
import { studioFolder } from './support/places.mjs';
import { serve } from './support/server.mjs';

/** How long a model may take to load, and to work, on a small machine that is busy. */
const PATIENCE = 180_000;

/** @type {import('./support/server.mjs').Server} */
let server;
/** @type {import('playwright-core').Browser} */
let browser;
/** @type {import('playwright-core').Page} */
let page;
/** @type {string[]} */
let troubles;
/** What was asked for, by the page or a lane, since the model is there. */
let asked = 0;

before(async () => {
  // The page brings its policy along.
  server = await serve(studioFolder(), '', { '/models/': models });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await server?.close();
});

beforeEach(async () => {
  ({ page, troubles } = await open(browser, `${server.url}/`));
  page.setDefaultTimeout(PATIENCE);
});

afterEach(async () => {
  await page?.close();
});

/**
 * Opens a room, looks at what it says of its model, and loads it. From then on the page is offline.
 *
 * @param {string} id
 * @param {RegExp} licence
 */
async function enter(id, licence) {
  await page.goto(`${server.url}/#/${id}`);
  const card = page.getByTestId('model');
  await card.getByText(licence).first().waitFor();
  await card
    .getByText(/\d (kB|MB)$/)
    .first()
    .waitFor();
  await card.getByText('Nothing leaves this page').waitFor();
  await page.getByTestId('load').click();
  await page
    .locator('[data-testid=model][data-state=ready], [data-testid=model][data-state=failed]')
    .waitFor();
  assert.equal(await card.getAttribute('data-state'), 'ready', (await card.textContent()) ?? '');
  asked = server.requests.length;
  page.context().on('request', (request) => server.requests.push(`${request.url()}, by the page`));
  await page.context().setOffline(true);
}

/** Nothing was asked for since, of this server or any other, and nothing went wrong. */
function leave() {
  assert.deepEqual(server.requests.slice(asked), []);
  assert.deepEqual(troubles, []);
}

test('films: likes are learned in the page, explained, and forgotten', async () => {
  await enter('films', /GroupLens/);
  const list = page.getByTestId('suggestions');
  await page.getByLabel('Find a film').fill('star wars');
  await page.getByRole('button', { name: /^Star Wars/ }).click();
  await page.locator('[data-testid=suggestions][data-own=true]').waitFor();
  await page.getByLabel('Find a film').fill('empire');
  await page.getByRole('button', { name: /Empire Strikes Back/ }).click();
  await list
    .getByText(/Because of .*Empire Strikes Back, The \(\d+ %\)|Because of .*Empire Strikes Back/)
    .first()
    .waitFor();
  assert.equal(await list.locator('li').count(), 10);
  const text = (await list.textContent()) ?? '';
  assert.match(text, /Because of/);
  assert.match(text, /Return of the Jedi/);
  await page.getByTestId('forget').click();
  await page.locator('[data-testid=suggestions][data-own=false]').waitFor();
  assert.match((await page.getByTestId('note').textContent()) ?? '', /Forgotten/);
  leave();
});

test('search: what means the same is found, with no word the same', async () => {
  await enter('search', /Apache/);
  /** @param {string} name @param {string} text */
  const file = (name, text) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  await page
    .getByTestId('file-input')
    .setInputFiles([
      file(
        'returns.txt',
        'Articles can be sent back within thirty days. The price is then refunded.',
      ),
      file('garden.txt', 'Tomatoes need a lot of sun and should be watered every evening.'),
      file('cats.md', 'The kitten slept on the warm windowsill all afternoon.'),
    ]);
  await page.locator('[data-testid=texts][data-count="3"]').waitFor();
  for (const [query, name] of [
    ['how do I get my money back?', 'returns.txt'],
    ['growing vegetables', 'garden.txt'],
    ['a sleepy pet', 'cats.md'],
  ]) {
    await page.getByLabel('What are you looking for?').fill(query ?? '');
    await page.keyboard.press('Enter');
    await page.locator(`[data-testid=hits] li:first-child[data-id="${name}"]`).waitFor();
  }
  leave();
});

test('read: the text of a picture comes out', async () => {
  await enter('read', /Apache/);
  await page.getByTestId('file-input').setInputFiles(modelPath('samples/pictures/page.png'));
  await page.locator('[data-testid=reading][data-state=done]').waitFor();
  const text = (await page.getByTestId('reading').textContent()) ?? '';
  assert.match(text, /[Rr]egion-based segmentation/);
  leave();
});

test('speech: words appear from a recording', async () => {
  await enter('speech', /MIT/);
  await page.getByTestId('file-input').setInputFiles(modelPath('samples/speech/librivox-0880.wav'));
  await page.locator('[data-testid=words][data-state=done]').waitFor();
  assert.match((await page.getByTestId('words').textContent()) ?? '', /young man/);
  leave();
});

test('speech: what a microphone hears appears while it is spoken', async () => {
  const sound = modelPath('samples/speech/librivox-0880.wav');
  const hears = await launch([
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-audio-capture=${sound}`,
  ]);
  try {
    await page.close();
    ({ page, troubles } = await open(hears, `${server.url}/`, { permissions: ['microphone'] }));
    page.setDefaultTimeout(PATIENCE);
    await enter('speech', /MIT/);
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Record', exact: true }).click();
    await page
      .getByTestId('words')
      .getByText(/young man/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.locator('[data-testid=words]:not([data-state=working])').waitFor();
    // The script that hears the microphone is the page's own, and browsers take it by its address only.
    const script = /^\/assets\/speech-worklet-[\w-]+\.js$/;
    const own = server.requests.slice(asked).filter((path) => !path.endsWith(', by the page'));
    assert.ok(own.length <= 1 && own.every((path) => script.test(path)), own.join());
    assert.deepEqual(troubles, []);
  } finally {
    await hears.close();
  }
});

test('blur: a portrait before a blurred background', async () => {
  await enter('blur', /MIT/);
  await page.getByTestId('file-input').setInputFiles(modelPath('samples/pictures/astronaut.png'));
  await page.locator('[data-testid=blurred][data-done=true]').waitFor();
  const colours = await page.locator('.sheet canvas').evaluate((element) => {
    const { width, height } = /** @type {HTMLCanvasElement} */ (element);
    const context = /** @type {HTMLCanvasElement} */ (element).getContext('2d');
    return new Set(
      new Uint32Array(context?.getImageData(0, 0, width, height).data.buffer ?? new ArrayBuffer(0)),
    ).size;
  });
  assert.ok(colours > 1000, `${colours} colours`);
  leave();
});
