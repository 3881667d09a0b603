/** The compare tool of the examples, as a person uses it, with a real photograph. */
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { launch, open } from './support/chromium.mjs';
import { startExample } from './support/example.mjs';
import { jpegSize } from './support/jpeg.mjs';
import { photographs } from './support/places.mjs';
import { drop } from './support/studio.mjs';

/** @type {Awaited<ReturnType<typeof startExample>>} */
let example;
/** @type {import('playwright-core').Browser} */
let browser;
/** @type {import('playwright-core').Page} */
let page;
/** @type {string[]} */
let troubles;
const [photo, other] = photographs();

before(async () => {
  example = await startExample('vue-compare', 'vue');
  browser = await launch();
  ({ page, troubles } = await open(browser, example.url));
});

afterEach(() => {
  assert.deepEqual(troubles.splice(0), [], 'nothing was logged');
});

after(async () => {
  await browser?.close();
  await example?.close();
});

const side = (/** @type {string} */ name) => page.getByRole('region', { name: `Version ${name}` });
const settled = (/** @type {string} */ name) =>
  page
    .locator('section[aria-busy=false]:has(dd[data-testid=psnr]:not(:text-is("–")))')
    .and(side(name))
    .waitFor({ timeout: 60_000 });
/** The bytes that are shown on one side. @param {string} name */
const bytes = async (name) =>
  Uint8Array.from(
    /** @type {number[]} */ (
      await page
        .getByRole('img', { name: `Version ${name}` })
        .evaluate(async (image) => [
          ...new Uint8Array(
            await (await fetch(/** @type {HTMLImageElement} */ (image).src)).arrayBuffer(),
          ),
        ])
    ),
  );
/** In decibels. @param {string} name */
const psnr = async (name) =>
  Number.parseFloat((await side(name).getByTestId('psnr').textContent()) ?? '');

test('two versions of a photograph, with what they weigh and what was lost', async () => {
  assert.ok(photo);
  await page.setInputFiles('input[type=file]', photo.path);
  await settled('A');
  await settled('B');
  const [a, b] = [await bytes('A'), await bytes('B')];
  for (const each of [a, b]) assert.equal(jpegSize(each)?.width, 1600);
  assert.ok(b.length < a.length / 1.5, `${b.length} against ${a.length} bytes`);
  for (const [name, version] of /** @type {const} */ ([
    ['A', a],
    ['B', b],
  ])) {
    const said = await side(name).getByTestId('size').textContent();
    assert.equal(said, `${Math.round(version.length / 1000)}\u00a0kB`);
  }
  assert.ok((await psnr('A')) > (await psnr('B')) + 1);
});

test('the PSNR is that of the pixels that the page shows', async () => {
  const shown = await psnr('B');
  const measured = await page.evaluate(async () => {
    const pixels = async (/** @type {string} */ source) => {
      const bitmap = await createImageBitmap(await (await fetch(source)).blob());
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
      context.drawImage(bitmap, 0, 0);
      return context.getImageData(0, 0, bitmap.width, bitmap.height).data;
    };
    const of = (/** @type {string} */ name) =>
      /** @type {HTMLImageElement} */ (document.querySelector(`img[alt="Version ${name}"]`)).src;
    // A, at its best, stands for the original.
    const select = /** @type {HTMLSelectElement} */ (document.querySelector('section select'));
    const before = of('A');
    select.value = 'png';
    select.dispatchEvent(new Event('change'));
    while (of('A') === before) await new Promise((done) => setTimeout(done, 20));
    const [a, b] = [await pixels(of('A')), await pixels(of('B'))];
    let squares = 0;
    for (let at = 0; at < a.length; at++) {
      if (at % 4 < 3) squares += ((a[at] ?? 0) - (b[at] ?? 0)) ** 2;
    }
    return 10 * Math.log10(255 ** 2 / (squares / (a.length * 0.75)));
  });
  // The browser's decoder may round otherwise.
  assert.ok(Math.abs(shown - measured) < 0.5, `${shown} dB are shown, ${measured} were measured`);
  await settled('A');
  assert.equal(await side('A').getByTestId('psnr').textContent(), 'nothing lost');
});

test('the quality is moved quickly, and the last one is made', async () => {
  await side('A').getByRole('combobox').selectOption('jpeg');
  const slider = page.getByRole('slider', { name: 'Quality of A' });
  await slider.focus();
  for (let times = 0; times < 25; times++) await page.keyboard.press('ArrowLeft');
  assert.equal(await slider.inputValue(), '55');
  await settled('A');
  const last = await bytes('A');
  // The same from the start is the same file.
  await page.reload();
  await page.setInputFiles('input[type=file]', photo?.path ?? '');
  await slider.fill('55');
  await settled('A');
  assert.deepEqual(await bytes('A'), last);
});

test('the line follows the keyboard and the mouse', async () => {
  const line = page.getByRole('slider', { name: 'How much of A is shown' });
  const clip = () =>
    page
      .getByRole('img', { name: 'Version A' })
      .evaluate((image) => getComputedStyle(image).clipPath);
  await line.focus();
  await page.keyboard.press('Home');
  assert.equal(await clip(), 'inset(0px 100% 0px 0px)');
  const box = await line.boundingBox();
  assert.ok(box);
  await page.mouse.click(box.x + box.width * 0.75, box.y + box.height / 2);
  const [, right] = /inset\(0px ([\d.]+)%/.exec(await clip()) ?? [];
  assert.ok(Math.abs(Number(right) - 25) < 2, await clip());
  await page.getByRole('button', { name: '1:1' }).click();
  const image = await page.getByRole('img', { name: 'Version A' }).boundingBox();
  assert.equal(image?.width, 1600);
  await page.getByRole('button', { name: 'Fit' }).click();
});

test('another photograph is dropped, at another size; what is none is said', async () => {
  assert.ok(other);
  await page.getByRole('combobox', { name: 'Longer edge' }).selectOption('800');
  await drop(page, other.path);
  await page.getByText(`${other.file}, `).waitFor();
  await settled('A');
  const size = jpegSize(await bytes('A'));
  assert.equal(Math.max(size?.width ?? 0, size?.height ?? 0), 800);
  const buffer = Buffer.from('words');
  await page.setInputFiles('input[type=file]', {
    mimeType: 'image/jpeg',
    name: 'false.jpg',
    buffer,
  });
  await side('A').getByRole('alert').waitFor();
});

test('it fits on a phone', async () => {
  const phone = await open(browser, example.url, { viewport: { width: 390, height: 844 } });
  await phone.page.setInputFiles('input[type=file]', photo?.path ?? '');
  await phone.page.getByText('shown at').waitFor({ timeout: 60_000 });
  assert.equal(await phone.page.evaluate('document.documentElement.scrollWidth'), 390);
  assert.deepEqual(phone.troubles, []);
  await phone.page.close();
});
