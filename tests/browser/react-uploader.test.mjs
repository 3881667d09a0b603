/** The photo uploader of the examples, as a person uses it, with real photographs and a real server. */
import assert from 'node:assert/strict';
import { readdir, readFile, stat } from 'node:fs/promises';
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
const photos = photographs().slice(0, 6);

before(async () => {
  example = await startExample('react-uploader', 'react');
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

const card = (/** @type {string} */ file) => page.getByRole('listitem', { name: file });
const button = (/** @type {string} */ name) => page.getByRole('button', { name, exact: true });
/** @param {string} file @param {string} state */
const reaches = (file, state) =>
  page.locator(`li[data-state=${state}]`).and(card(file)).waitFor({ timeout: 60_000 });
/** What arrived, by the name that it was sent with. */
const arrived = async () => {
  const folder = example.app.at('uploads');
  const files = await readdir(folder).catch(() => []);
  return Promise.all(
    files.map(async (name) => ({
      name: name.replace(/^\w{8}-/, ''),
      bytes: await readFile(`${folder}/${name}`),
    })),
  );
};

test('many photographs at once arrive smaller, and are JPEGs of the size that was asked for', async () => {
  await page.setInputFiles(
    'input[type=file]',
    photos.map(({ path }) => path),
  );
  assert.equal(await page.getByRole('listitem').count(), photos.length);
  for (const { file } of photos) await reaches(file, 'done');
  const files = await arrived();
  assert.equal(files.length, photos.length);
  for (const { file, path, width, height } of photos) {
    const bytes = files.find(({ name }) => name === file)?.bytes;
    assert.ok(bytes, `${file} arrived`);
    const scale = 1600 / Math.max(width, height);
    const size = jpegSize(bytes);
    assert.ok(size, `${file} is a JPEG`);
    assert.equal(Math.max(size.width, size.height), 1600);
    assert.ok(Math.abs(Math.min(size.width, size.height) - Math.min(width, height) * scale) <= 1);
    assert.ok(bytes.length < (await stat(path)).size / 2, `${file} is less than half`);
  }
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const said = await page.getByRole('status').textContent();
  const weight =
    total < 999_500 ? `${Math.round(total / 1e3)} kB` : `${(total / 1e6).toFixed(1)} MB`;
  assert.ok(said?.startsWith(`6 of 6 sent: ${weight} `), said ?? '');
});

test('one that is sent slowly shows how far it is, and can be stopped and sent again', async () => {
  const [photo] = photos.slice(-1);
  assert.ok(photo);
  await button(`Remove ${photo.file}`).click();
  assert.equal(await page.getByRole('listitem').count(), photos.length - 1);

  const network = await page.context().newCDPSession(page);
  const conditions = { offline: false, latency: 0, downloadThroughput: -1 };
  await network.send('Network.enable');
  await network.send('Network.emulateNetworkConditions', {
    ...conditions,
    uploadThroughput: 20_000,
  });
  await page.getByLabel('Large').focus();
  await page.keyboard.press('Space');
  await page.setInputFiles('input[type=file]', photo.path);
  const bar = page.getByRole('progressbar', { name: `Sending ${photo.file}` });
  await bar.waitFor({ timeout: 60_000 });
  await page.waitForSelector('progress:not([value="0"])');
  const [sending] = await bar.evaluateAll((bars) =>
    bars.map((bar) => /** @type {HTMLProgressElement} */ (bar).value),
  );
  assert.ok(sending && sending > 0 && sending < 100, `${sending}% were sent`);

  // By the keyboard alone.
  await button(`Stop ${photo.file}`).focus();
  await page.keyboard.press('Enter');
  await reaches(photo.file, 'cancelled');
  // The server hears of it a little later.
  for (let tries = 0; tries < 100 && (await arrived()).length > photos.length; tries++) {
    await page.waitForTimeout(50);
  }
  assert.equal((await arrived()).length, photos.length, 'what was sent in part is not kept');

  await network.send('Network.emulateNetworkConditions', { ...conditions, uploadThroughput: -1 });
  await button(`Retry ${photo.file}`).click();
  await reaches(photo.file, 'done');
  const again = (await arrived()).filter(({ name }) => name === photo.file);
  const edges = again
    .map(({ bytes }) => jpegSize(bytes))
    .map((size) => size && Math.max(size.width, size.height));
  assert.deepEqual(edges.sort(), [1600, 2560]);
});

test('a server that cannot be reached is said, and a photograph that was dropped can be sent later', async () => {
  const [photo] = photos;
  assert.ok(photo);
  await page.reload();
  await page.route('**/upload?*', (route) => route.abort());
  await drop(page, photo.path);
  await reaches(photo.file, 'failed');
  assert.equal(await page.getByRole('alert').textContent(), 'The server could not be reached');
  // The browser writes of it, too.
  assert.ok(troubles.splice(0).every((each) => /ERR_FAILED/.test(each)));
  await page.unroute('**/upload?*');
  await button(`Retry ${photo.file}`).click();
  await reaches(photo.file, 'done');
});

test('what is no photograph is said, and what is no image is not taken', async () => {
  await page.reload();
  const text = { mimeType: 'text/plain', name: 'words.txt', buffer: Buffer.from('words') };
  const false_ = { mimeType: 'image/jpeg', name: 'false.jpg', buffer: Buffer.from('words') };
  await page.setInputFiles('input[type=file]', [text, false_]);
  await reaches('false.jpg', 'failed');
  assert.equal(await page.getByRole('listitem').count(), 1);
  assert.match((await page.getByRole('alert').textContent()) ?? '', /\w{4}/);
});

test('it fits on a phone', async () => {
  const phone = await open(browser, example.url, { viewport: { width: 390, height: 844 } });
  await phone.page.setInputFiles(
    'input[type=file]',
    photos.slice(0, 2).map(({ path }) => path),
  );
  await phone.page.getByText('2 of 2 sent').waitFor({ timeout: 60_000 });
  assert.equal(await phone.page.evaluate('document.documentElement.scrollWidth'), 390);
  assert.deepEqual(phone.troubles, []);
  await phone.page.close();
});
