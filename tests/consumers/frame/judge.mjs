/** Whether what an app did is right. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { jpegSize } from '../../browser/support/jpeg.mjs';
import { photo, photoBytes } from './places.mjs';

/** @typedef {Awaited<ReturnType<typeof import('../shared/work.js').work>>} Facts */

const WIDTH = 320;
const HEIGHT = Math.round((WIDTH * photo.height) / photo.width);
const SUM = photoBytes.reduce((sum, byte) => (sum + byte) >>> 0, 0);
/** How many numbers below 20,000 are prime. */
const PRIMES = 2262;

/** The hash of the small picture: everywhere the same, for the wasm is. @type {string | undefined} */
let picture;

/**
 * @param {Facts} facts
 * @param {string[]} variants those that may run there
 */
export function judge(facts, variants) {
  const { type, progress, sum, lines, primes, variant } = facts;
  assert.equal(type, 'image/jpeg', 'the small picture is a JPEG');
  const bytes = Buffer.from(facts.picture, 'base64');
  assert.deepEqual(jpegSize(bytes), { width: WIDTH, height: HEIGHT }, 'its size');
  const hash = createHash('sha256').update(bytes).digest('hex');
  picture ??= hash;
  assert.equal(hash, picture, 'the small picture is the one of all rows');
  assert.ok(progress > 0 && progress <= 1, 'progress was told');
  assert.equal(sum, SUM, 'the sum of all bytes');
  assert.deepEqual(lines, ['one', 'two', 'three'], 'what the stream gave');
  const back = gunzipSync(Buffer.from(facts.file, 'base64'));
  assert.ok(back.equals(photoBytes), 'what was compressed is the photograph');
  assert.equal(primes, PRIMES, 'the number of primes');
  assert.ok(variants.includes(variant), `the variant is ${variant}, not ${variants.join(' or ')}`);
}

/**
 * How far the small picture is from what the browser itself makes of the photograph, a channel, of 255. It runs in a page as text.
 *
 * @param {string} picture in base64
 * @param {string} photo its address
 */
export async function distance(picture, photo) {
  const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
  const small = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
  const { width, height } = small;
  const whole = await createImageBitmap(await (await fetch(photo)).blob());
  /** @param {ImageBitmap} image */
  const pixels = (image) => {
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    context.imageSmoothingQuality = 'high';
    context.drawImage(image, 0, 0, width, height);
    return context.getImageData(0, 0, width, height).data;
  };
  const theirs = pixels(whole);
  return pixels(small).reduce((sum, x, i) => sum + Math.abs(x - theirs[i]), 0) / theirs.length;
}
