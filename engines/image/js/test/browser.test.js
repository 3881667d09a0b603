/** What only a page has: bitmaps, canvases, elements. In headless Chromium, under the strictest policy a page can have. */
import assert from 'node:assert/strict';
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, resolve, sep } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { chromium } from 'playwright-core';
import { folder } from './package.js';

/** @type {Record<string, string>} */
const types = { '.js': 'text/javascript', '.wasm': 'application/wasm', '.html': 'text/html' };
const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' blob:";

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const file = resolve(folder, `.${pathname}`);
  response.setHeader('Content-Security-Policy', policy);
  if (pathname === '/') {
    response.setHeader('Content-Type', 'text/html');
    response.end('<!doctype html><title>A page</title>');
  } else if (file.startsWith(folder + sep) && existsSync(file)) {
    response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  } else {
    response.writeHead(404).end();
  }
});

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {import('playwright-core').Page} */
let page;

before(async () => {
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  browser = await chromium.launch({
    executablePath: process.env.OUTBOARD_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.evaluate(async () => {
    const index = '/index.js';
    const image = await import(index);
    const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 20 });
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    context.fillStyle = '#c00';
    context.fillRect(0, 0, 40, 20);
    context.fillStyle = '#00c';
    context.fillRect(20, 0, 20, 20);
    Object.assign(globalThis, { image, canvas });
  });
});

after(async () => {
  await browser?.close();
  server.close();
});

/**
 * Runs in the page, with the package and a canvas that is red on its left and blue on its right.
 *
 * @template T
 * @param {(given: { image: typeof import('../index.js'), canvas: HTMLCanvasElement }) => T} work
 * @returns {Promise<Awaited<T>>}
 */
const inPage = (work) =>
  page.evaluate(`(${work})({ image, canvas })`).then((value) => /** @type {Awaited<T>} */ (value));

/** @param {number[]} data the pixels of a picture of 40 × 20 */
function isPicture(data) {
  assert.deepEqual(data.slice(0, 4), [204, 0, 0, 255], 'red on the left');
  assert.deepEqual(data.slice(-4), [0, 0, 204, 255], 'blue on the right');
}

describe('what a page holds', () => {
  test('a canvas', async () =>
    isPicture(await inPage(async ({ image, canvas }) => [...(await image.decode(canvas)).data])));

  test('an OffscreenCanvas', async () =>
    isPicture(
      await inPage(async ({ image, canvas }) => {
        const off = new OffscreenCanvas(40, 20);
        off.getContext('2d')?.drawImage(canvas, 0, 0);
        return [...(await image.decode(off)).data];
      }),
    ));

  test('ImageData', async () =>
    isPicture(
      await inPage(async ({ image, canvas }) => {
        const pixels = canvas.getContext('2d')?.getImageData(0, 0, 40, 20);
        return [...(await image.decode(/** @type {ImageData} */ (pixels))).data];
      }),
    ));

  test('an <img>', async () =>
    isPicture(
      await inPage(async ({ image, canvas }) => {
        const element = new Image();
        element.src = URL.createObjectURL(await image.encode(canvas));
        return [...(await image.decode(element)).data];
      }),
    ));

  test('an <img> without an image is refused', async () => {
    const code = await inPage(({ image }) =>
      image.decode(new Image()).catch((error) => error.code),
    );
    assert.equal(code, 'image/bad-input');
  });

  test('an ImageBitmap, which stays the caller’s', async () => {
    const { data, width } = await inPage(async ({ image, canvas }) => {
      const bitmap = await createImageBitmap(canvas);
      const { data } = await image.decode(bitmap);
      return { data: [...data], width: bitmap.width };
    });
    isPicture(data);
    assert.equal(width, 40);
  });

  test('an ImageBitmap that is given away, and cannot be given twice', async () => {
    const { width, code } = await inPage(async ({ image, canvas }) => {
      const bitmap = await createImageBitmap(canvas);
      await image.decode(bitmap, { transfer: true });
      const again = image.decode(bitmap).catch((error) => error.code);
      return { width: bitmap.width, code: await again };
    });
    assert.deepEqual({ width, code }, { width: 0, code: 'image/bad-input' });
  });
});

describe('what a page is given', () => {
  test('ImageData that is one', async () =>
    assert.ok(
      await inPage(async ({ image, canvas }) => (await image.decode(canvas)) instanceof ImageData),
    ));

  test('an ImageBitmap', async () => {
    const made = await inPage(async ({ image, canvas }) => {
      const bitmap = await image.pipeline(canvas).resize({ width: 10 }).toImageBitmap();
      return [bitmap.constructor.name, bitmap.width, bitmap.height];
    });
    assert.deepEqual(made, ['ImageBitmap', 10, 5]);
  });

  test('a Blob that the browser can show', async () => {
    const size = await inPage(async ({ image, canvas }) => {
      const sizes = [];
      for (const format of /** @type {const} */ (['jpeg', 'png', 'webp'])) {
        const element = new Image();
        element.src = URL.createObjectURL(await image.resize(canvas, { width: 20, format }));
        await element.decode();
        sizes.push(`${element.naturalWidth} × ${element.naturalHeight}`);
      }
      return sizes;
    });
    assert.deepEqual(size, ['20 × 10', '20 × 10', '20 × 10']);
  });
});
