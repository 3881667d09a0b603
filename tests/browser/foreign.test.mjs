/** A crate that nobody here wrote, unchanged, with the lock file it was published with: in Node and in a bare page. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { bare } from './support/bare.mjs';
import { foreign } from './support/foreign.mjs';

const { name, version, picture, calls } = await foreign();

/** @type {import('./support/bare.mjs').BarePage} */
let bench;
/** @type {any} */
let inNode;

before(async () => {
  bench = await bare('foreign', 'foreign');
  inNode = await bench.app.import(name);
});

after(async () => {
  inNode?.engine.stop();
  await bench?.close();
});

/** @typedef {import('./support/foreign.mjs').Foreign} Foreign */

/**
 * What functions of the engine make of the picture, each of it as it was.
 *
 * @param {any} engine
 * @param {Pick<Foreign, 'picture' | 'calls'>} given
 */
const answers = async (engine, { picture, calls }) => {
  const { PhotonImage } = engine;
  const made = [];
  for (const { function: name, args } of calls) {
    const bytes = Uint8Array.from(picture.pixels);
    const image = await PhotonImage.create(bytes, picture.width, picture.height);
    await engine[name](image, ...args);
    made.push([...(await image.get_raw_pixels())]);
    await image.dispose();
  }
  return made;
};

/** What only handles can show. @param {any} engine @param {Pick<Foreign, 'picture'>} given */
const handles = async (engine, { picture }) => {
  const { PhotonImage, Rgb, SamplingFilter, crop, monochrome_tint, resize } = engine;
  const image = await PhotonImage.create(Uint8Array.from(picture.pixels), 2, 2);
  const corner = await crop(image, 1, 0, 2, 1);
  const large = await resize(image, 8, 6, SamplingFilter.Nearest);
  const color = await Rgb.create(10, 20, 30);
  await monochrome_tint(image, color);
  const gone = await color.get_red().catch((/** @type {any} */ error) => error.code);
  const file = await large.get_bytes();
  const again = await PhotonImage.new_from_byteslice(new Blob([file], { type: 'image/png' }));
  return {
    corner: [...(await corner.get_raw_pixels())],
    large: [await again.get_width(), await again.get_height()],
    gone,
    png: String.fromCharCode(...file.subarray(1, 4)),
  };
};

const expected = {
  corner: picture.pixels.slice(4, 8),
  large: [8, 6],
  gone: 'outboard/stale-handle',
  png: 'PNG',
};

test('it is the crate that it says it is', async () => {
  const manifest = JSON.parse(await bench.app.read(`node_modules/${name}/package.json`));
  assert.deepEqual([manifest.name, manifest.version], [name, version]);
});

describe('in Node', () => {
  test('functions on a picture', async () =>
    assert.deepEqual(
      await answers(inNode, { picture, calls }),
      calls.map(({ answer }) => answer),
    ));

  test('handles made, borrowed and consumed', async () =>
    assert.deepEqual(await handles(inNode, { picture }), expected));
});

describe('in a page', () => {
  test('functions on a picture', async () =>
    assert.deepEqual(
      await bench.evaluate(answers, { picture, calls }),
      calls.map(({ answer }) => answer),
    ));

  test('handles made, borrowed and consumed', async () => {
    assert.deepEqual(await bench.evaluate(handles, { picture }), expected);
    assert.deepEqual(await bench.troubles(), []);
  });
});
