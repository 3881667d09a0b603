/** The built Studio, clicked through in Chromium. */
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { launch, open } from './support/chromium.mjs';
import { jpegSize } from './support/jpeg.mjs';
import { photographs, samples, studioFolder } from './support/places.mjs';
import { serve } from './support/server.mjs';
import { download, drop, result } from './support/studio.mjs';

/** @type {import('./support/server.mjs').Server} */
let server;
/** @type {import('playwright-core').Browser} */
let browser;
/** @type {import('playwright-core').Page} */
let page;
/** @type {string[]} */
let troubles;

const photos = photographs();
const large = photos[0]?.path ?? '';
const small = resolve(samples, 'bird.jpg');

before(async () => {
  // The page brings its policy along.
  server = await serve(studioFolder(), '', { '/samples/': samples });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await server?.close();
});

beforeEach(async () => {
  await page?.close();
  ({ page, troubles } = await open(browser, `${server.url}/`));
});

/** @param {string} path */
const choose = (path) => page.getByTestId('file-input').setInputFiles(path);
/** @param {string} text */
const segment = (text) => page.locator('label').filter({ hasText: new RegExp(`^${text}$`) });

describe('one photograph', () => {
  test('dropped, it is resized, shown beside what it was, and can be saved', async () => {
    await drop(page, small);
    const { width, height, type, bytes, ms } = await result(page);
    assert.deepEqual({ width, type }, { width: 800, type: 'image/jpeg' });
    assert.ok(ms > 0);
    const after = page.getByRole('img', { name: 'After' });
    const shown = await after.evaluate(async (element) => {
      const picture = /** @type {HTMLImageElement} */ (element);
      await picture.decode();
      return { width: picture.naturalWidth, height: picture.naturalHeight };
    });
    assert.deepEqual(shown, { width, height });
    const file = await download(page);
    assert.equal(file.length, bytes);
    assert.deepEqual(jpegSize(file), { width, height });
    assert.deepEqual(troubles, []);
  });

  test('one of the samples, by a click', async () => {
    await page.locator('.samples button', { has: page.locator('[src$="bird.jpg"]') }).click();
    assert.equal((await result(page)).width, 800);
  });

  test('one that was taken sideways stands upright', async () => {
    await choose(resolve(samples, 'stream-turned.jpg'));
    const { width, height } = await result(page);
    assert.ok(height > width, `${width} × ${height}`);
  });

  test('controls change the result, and the code that is shown', async () => {
    await choose(small);
    const first = await result(page);
    await page.getByLabel('Width').first().fill('320');
    const { height } = await result(page, { width: 320 });
    assert.equal(height, Math.round((320 * first.height) / first.width));

    await page.getByLabel('Crop').selectOption('Square');
    await result(page, { width: 320, height: 320 });

    await segment('PNG').click();
    const png = await result(page, { type: 'image/png' });
    await page.getByLabel('Greyscale').click();
    await page.waitForFunction((bytes) => {
      const { dataset } = /** @type {HTMLElement} */ (
        document.querySelector('[data-testid=result]')
      );
      return dataset.state === 'done' && Number(dataset.bytes) !== bytes;
    }, png.bytes);
    const colours = await page.getByRole('img', { name: 'After' }).evaluate(async (element) => {
      const picture = /** @type {HTMLImageElement} */ (element);
      await picture.decode();
      const canvas = new OffscreenCanvas(320, 320);
      const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
      context.drawImage(picture, 0, 0);
      const { data } = context.getImageData(0, 0, 320, 320);
      let coloured = 0;
      for (let at = 0; at < data.length; at += 4) {
        if (data[at] !== data[at + 1] || data[at] !== data[at + 2]) coloured++;
      }
      return { coloured, shades: new Set(data).size };
    });
    assert.equal(colours.coloured, 0);
    assert.ok(colours.shades > 50);
    const code = await page.getByRole('region', { name: 'The call' }).locator('code').textContent();
    for (const call of ['.crop({', '.resize({ width: 320', '.greyscale()', '.png(']) {
      assert.ok(code?.includes(call), `${call} in ${code}`);
    }

    await page.getByRole('button', { name: 'Reset' }).click();
    await result(page, { width: 800, type: 'image/jpeg' });
    assert.deepEqual(troubles, []);
  });

  test('a run that takes long is cancelled, and the next one works', async () => {
    await choose(large);
    await result(page);
    await page.getByLabel('Width').first().fill('');
    await segment('PNG').click();
    await page.getByLabel('Blur').fill('20');
    const cancel = page.getByTestId('cancel');
    await cancel.click();
    await page.getByText('Cancelled: this is the result before').waitFor();
    assert.equal(await page.getByTestId('result').getAttribute('data-state'), 'idle');
    await cancel.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Reset' }).click();
    await result(page, { width: 800 });
    assert.deepEqual(troubles, []);
  });

  test('a file that is no picture is an error with its code, and a photograph after it works', async () => {
    const buffer = Buffer.from('Dear reader,\n');
    await page
      .getByTestId('file-input')
      .setInputFiles({ name: 'letter.jpg', mimeType: 'image/jpeg', buffer });
    const note = page.getByRole('alert');
    assert.equal(await note.locator('code').textContent(), 'image/unknown-format');
    assert.equal(await page.getByTestId('result').getAttribute('data-state'), 'failed');
    await choose(small);
    await result(page);
    await note.waitFor({ state: 'detached' });
  });

  test('plain JavaScript does the same job, when it is asked to', async () => {
    await choose(small);
    await result(page);
    await page.getByTestId('compare-js').click();
    const ms = await page.getByTestId('js-result').getAttribute('data-ms');
    assert.ok(Number(ms) > 0, String(ms));
    assert.deepEqual(troubles, []);
  });
});

test('many photographs become thumbnails', async () => {
  const several = photos.slice(-6).map(({ path }) => path);
  await page.getByTestId('file-input').setInputFiles(several);
  await page.locator('[data-testid=batch][data-done="6"]').waitFor({ timeout: 60_000 });
  const tiles = page.getByTestId('batch').locator('li[data-state=done] img');
  assert.equal(await tiles.count(), 6);
  const sizes = await tiles.evaluateAll((all) =>
    Promise.all(
      all.map(async (element) => {
        const picture = /** @type {HTMLImageElement} */ (element);
        await picture.decode();
        return `${picture.naturalWidth} × ${picture.naturalHeight}`;
      }),
    ),
  );
  assert.deepEqual([...new Set(sizes)], ['320 × 320']);
  await page.getByTestId('batch').getByRole('button', { name: 'Close' }).click();
  await page.getByTestId('batch').waitFor({ state: 'detached' });
  assert.deepEqual(troubles, []);
});

test('the line between before and after is moved by the keyboard', async () => {
  await choose(small);
  await result(page);
  const slider = page.getByRole('slider', { name: 'How much of the picture' });
  const edge = () =>
    page.locator('.compare.slide').evaluate((element) => element.style.getPropertyValue('--at'));
  await slider.focus();
  assert.equal(await edge(), '50%');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  assert.equal(await edge(), '52%');
  assert.equal(await slider.getAttribute('aria-valuetext'), '52 percent before');
  await page.keyboard.press('Home');
  assert.equal(await edge(), '0%');
});

test('dark and light: by the system, by choice, and remembered', async () => {
  const background = () =>
    page.evaluate(() => {
      const { backgroundColor } = getComputedStyle(document.body);
      const [red = 0, green = 0, blue = 0] = backgroundColor.match(/[\d.]+/g)?.map(Number) ?? [];
      // A colour function counts from 0 to 1, rgb() to 255; the lightness of oklch() comes first.
      return backgroundColor.startsWith('rgb') ? (red + green + blue) / 765 : red;
    });
  await page.emulateMedia({ colorScheme: 'light' });
  assert.ok((await background()) > 0.7);
  await page.emulateMedia({ colorScheme: 'dark' });
  assert.ok((await background()) < 0.4);
  await page.locator('label[title=Light]').click();
  assert.ok((await background()) > 0.7);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.locator('label[title=Dark]').click();
  assert.ok((await background()) < 0.4);
  await page.reload();
  assert.ok((await background()) < 0.4, 'remembered');
});
