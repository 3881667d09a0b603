/** The image engine from its tarball, on photographs, in Node. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { install } from './support/install.mjs';
import { jpegSize } from './support/jpeg.mjs';
import { photographs } from './support/places.mjs';

/** @type {any} */
let image;

before(async () => {
  const app = await install('node-image', ['image']);
  image = await app.import('@outboard/image');
});

after(async () => image?.engine?.stop());

/** @param {Blob} blob */
const bytesOf = async (blob) => new Uint8Array(await blob.arrayBuffer());

test('a photograph from a file, as a Buffer', async () => {
  const [photo] = photographs();
  assert.ok(photo);
  const buffer = await readFile(photo.path);
  const out = await image.resize(buffer, { width: 800 });
  assert.equal(out.type, 'image/jpeg');
  const height = Math.round((800 * photo.height) / photo.width);
  assert.deepEqual(jpegSize(await bytesOf(out)), { width: 800, height });
  assert.deepEqual(
    jpegSize(buffer),
    { width: photo.width, height: photo.height },
    'it is untouched',
  );
});

test('a photograph that was taken sideways is turned upright', async () => {
  const turned = photographs().find(({ file }) => file === 'stream-turned.jpg');
  assert.ok(turned, 'target/samples has stream-turned.jpg');
  const file = await readFile(turned.path);
  const stored = jpegSize(file);
  assert.ok(stored);
  const out = await image.resize(file, { width: 300 });
  const height = Math.round((300 * stored.width) / stored.height);
  assert.deepEqual(jpegSize(await bytesOf(out)), { width: 300, height });
});

test('many at once', async () => {
  const files = await Promise.all(
    photographs()
      .slice(-6)
      .map(({ path }) => readFile(path)),
  );
  /** @type {Blob[]} */
  const made = await Promise.all(files.map((file) => image.resize(file, { width: 200 })));
  for (const blob of made) assert.equal(jpegSize(await bytesOf(blob))?.width, 200);
});

test('what is no picture is refused with a code', async () => {
  await assert.rejects(image.resize(Buffer.from('a letter'), { width: 8 }), {
    code: 'image/unknown-format',
  });
  const [photo] = photographs();
  const half = (await readFile(photo?.path ?? '')).subarray(0, 100_000);
  await assert.rejects(image.resize(half, { width: 8 }), { code: 'image/truncated' });
});
