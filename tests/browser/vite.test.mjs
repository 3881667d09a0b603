/** A Vite app in TypeScript, with the image engine from its tarball and no configuration at all. */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { launch, open } from './support/chromium.mjs';
import { install } from './support/install.mjs';
import { jpegSize } from './support/jpeg.mjs';
import { photographs, root } from './support/places.mjs';
import { must } from './support/process.mjs';
import { serve } from './support/server.mjs';

/** @type {import('./support/install.mjs').App} */
let app;
/** @type {import('./support/server.mjs').Server} */
let server;
/** @type {import('playwright-core').Browser} */
let browser;

before(async () => {
  app = await install('vite', ['image'], resolve(root, 'tests/consumers/vite'));
  // The tools are those of this workspace: the app names the same versions.
  await must('node', [resolve(root, 'node_modules/vite/bin/vite.js'), 'build'], {
    cwd: app.folder,
  });
  server = await serve(app.at('dist'));
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await server?.close();
});

test('the app is well typed', async () => {
  await must('node', [resolve(root, 'node_modules/typescript/bin/tsc')], { cwd: app.folder });
});

test('`await resize(file, { width: 800 })` on a photograph, under the strict policy', async () => {
  const [photo] = photographs();
  assert.ok(photo && photo.width * photo.height >= 12_000_000, 'a photograph of 12 megapixels');
  const { page, troubles } = await open(browser, `${server.url}/`);
  await page.setInputFiles('input', photo.path);
  const output = page.locator('output:not(:empty)');
  assert.match((await output.textContent({ timeout: 60_000 })) ?? '', /^image\/jpeg, \d+ bytes$/);

  const shown = await page.evaluate(async () => {
    const picture = /** @type {HTMLImageElement} */ (document.querySelector('img'));
    const canvas = new OffscreenCanvas(picture.naturalWidth, picture.naturalHeight);
    const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
    context.drawImage(picture, 0, 0);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    return { width: canvas.width, height: canvas.height, colors: new Set(data).size };
  });
  const height = Math.round((800 * photo.height) / photo.width);
  assert.deepEqual({ width: shown.width, height: shown.height }, { width: 800, height });
  assert.ok(shown.colors > 100, 'a picture, and not one colour');

  const [download] = await Promise.all([page.waitForEvent('download'), page.click('a')]);
  const bytes = await readFile(await download.path());
  assert.deepEqual(jpegSize(bytes), { width: 800, height });

  assert.deepEqual(troubles, []);
});

test('one module and one worker were bundled, and no more was loaded than that', async () => {
  const assets = await readdir(app.at('dist/assets'));
  const count = (/** @type {RegExp} */ pattern) =>
    assets.filter((name) => pattern.test(name)).length;
  assert.deepEqual([count(/\.wasm$/), count(/worker.*\.js$/)], [1, 1], assets.join(', '));
  const loaded = server.requests.filter((path) => path.endsWith('.wasm'));
  assert.equal(loaded.length, 1);
});
