import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { image } from './package.js';
import { gradient, oriented, pixel } from './pictures.js';

const { decode, encode, info, pipeline, resize } = image;
const wide = gradient(60, 40);
const png = await encode(wide);
const jpeg = await encode(wide, { format: 'jpeg', quality: 95 });

describe('resize', () => {
  test('keeps the format of a file', async () => {
    for (const [file, type] of /** @type {[Blob, string][]} */ ([
      [png, 'image/png'],
      [jpeg, 'image/jpeg'],
      [await encode(wide, { format: 'webp' }), 'image/webp'],
    ])) {
      const small = await resize(file, { width: 30 });
      assert.equal(small.type, type);
      const { width, height, format } = await info(small);
      assert.deepEqual([width, height, `image/${format}`], [30, 20, type]);
    }
  });

  test('makes a PNG of pixels, and any format that is asked for', async () => {
    assert.equal((await resize(wide, { width: 10 })).type, 'image/png');
    const asked = await resize(wide, { width: 10, format: 'jpeg', quality: 50 });
    assert.equal((await info(asked)).format, 'jpeg');
  });

  test('does not enlarge unless it may', async () => {
    assert.equal((await info(await resize(png, { width: 120 }))).width, 60);
    assert.equal((await info(await resize(png, { width: 120, enlarge: true }))).width, 120);
  });

  const box = { width: 20, height: 20 };
  for (const [fit, size] of /** @type {const} */ ([
    ['cover', [20, 20]],
    ['contain', [20, 20]],
    ['fill', [20, 20]],
    ['inside', [20, 13]],
    ['outside', [30, 20]],
  ])) {
    test(`fits: ${fit}`, async () => {
      const { width, height } = await info(await resize(png, { ...box, fit }));
      assert.deepEqual([width, height], size);
    });
  }

  test('gives a better quality more bytes', async () => {
    const [low, high] = await Promise.all(
      [20, 95].map((quality) => resize(jpeg, { width: 50, quality })),
    );
    assert.ok(high.size > low.size, `${high.size} > ${low.size}`);
  });
});

describe('inputs', () => {
  test('are a Blob, a File, bytes, any view of them, pixels or a response', async () => {
    const bytes = new Uint8Array(await png.arrayBuffer());
    const within = new Uint8Array(bytes.length + 7);
    within.set(bytes, 5);
    const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
    shared.set(bytes);
    const inputs = {
      Blob: png,
      File: new File([png], 'x.png'),
      Uint8Array: bytes,
      Buffer: Buffer.from(bytes),
      ArrayBuffer: bytes.slice().buffer,
      'part of a buffer': within.subarray(5, 5 + bytes.length),
      DataView: new DataView(within.buffer, 5, bytes.length),
      'shared memory': shared,
      SharedArrayBuffer: shared.buffer,
      pixels: wide,
      Response: new Response(png),
    };
    for (const [name, input] of Object.entries(inputs)) {
      const decoded = await decode(input);
      assert.deepEqual([decoded.width, decoded.height], [60, 40], name);
      assert.deepEqual(pixel(decoded, 30, 20), pixel(wide, 30, 20), name);
    }
  });

  test('stay the caller’s, unless they are given away', async () => {
    const bytes = new Uint8Array(await png.arrayBuffer());
    const { length } = bytes;
    await decode(bytes);
    assert.equal(bytes.length, length);
    await decode(bytes, { transfer: true });
    assert.equal(bytes.length, 0, 'the buffer was moved');
  });

  test('can be given away once', async () => {
    const steps = pipeline(new Uint8Array(await png.arrayBuffer()), { transfer: true });
    assert.equal((await steps.toImageData()).width, 60);
    await assert.rejects(steps.toImageData(), { code: 'image/bad-input' });
  });

  test('are taken as they are at the moment of the call', async () => {
    const pixels = gradient(8, 8);
    const made = decode(pixels);
    pixels.data.fill(0);
    assert.deepEqual(pixel(await made, 4, 4), pixel(gradient(8, 8), 4, 4));
  });

  test('a response is read once, for every run of a pipeline', async () => {
    const steps = pipeline(new Response(png)).resize({ width: 12 });
    const [a, b] = await Promise.all([steps.toBlob(), steps.greyscale().toBlob()]);
    assert.deepEqual([(await info(a)).width, (await info(b)).width], [12, 12]);
  });

  const wrong = {
    'a name': ['photo.jpg', /Fetch an address first/],
    nothing: [undefined, /Pass a File/],
    'a list': [[png], /Promise\.all/],
    'a promise': [Promise.resolve(png), /Await it first/],
    'pixels without a size': [wide.data, /Pass the ImageData/],
    'pixels of another size': [{ ...wide, width: 59 }, /^$/],
    'a failed response': [new Response('', { status: 404 }), /^$/],
  };
  for (const [name, [input, hint]] of Object.entries(wrong)) {
    test(`${name} is refused`, async () => {
      const refused = resize(/** @type {any} */ (input), { width: 5 });
      await assert.rejects(refused, (/** @type {any} */ error) => {
        assert.equal(error.code, 'image/bad-input');
        assert.ok(error instanceof image.RefusedError);
        assert.match(error.hint ?? '', /** @type {RegExp} */ (hint));
        return true;
      });
    });
  }

  test('a response that was read is refused', async () => {
    const response = new Response(png);
    await response.arrayBuffer();
    await assert.rejects(resize(response, { width: 5 }), { code: 'image/bad-input' });
  });
});

describe('info', () => {
  test('tells what a file says', async () => {
    const known = await info(oriented(new Uint8Array(await jpeg.arrayBuffer()), 6));
    const { format, width, height, orientation, exif, bitDepth, colour, alpha } = known;
    assert.deepEqual(
      { format, width, height, orientation, exif, bitDepth, colour, alpha },
      {
        format: 'jpeg',
        width: 40,
        height: 60,
        orientation: 6,
        exif: true,
        bitDepth: 8,
        colour: 'rgb',
        alpha: false,
      },
    );
  });

  test('has nothing to tell of pixels', () =>
    assert.rejects(info(wide), { code: 'image/bad-input' }));
});

describe('a pipeline', () => {
  test('does its steps in their order, in one crossing', async () => {
    const made = await pipeline(png)
      .crop({ left: 10, top: 5, width: 40, height: 30 })
      .rotate(90)
      .flip('horizontal')
      .resize({ width: 15 })
      .toImageData();
    assert.deepEqual([made.width, made.height], [15, 20]);
    // A quarter turn and a mirror exchange the axes: what went across in red goes down.
    const [top] = pixel(made, 7, 1);
    const [bottom] = pixel(made, 7, 18);
    assert.ok(bottom > top + 80, `${bottom} is redder than ${top}`);
  });

  test('never changes', async () => {
    const start = pipeline(png);
    const small = start.resize({ width: 6 });
    assert.notEqual(start, small);
    assert.equal((await start.toImageData()).width, 60);
    assert.equal((await small.toImageData()).width, 6);
  });

  test('changes light and colour', async () => {
    const grey = await pipeline(wide).greyscale().toImageData();
    const [r, g, b] = pixel(grey, 30, 20);
    assert.ok(r === g && g === b);
    const black = await pipeline(wide).brightness(0).toImageData();
    assert.deepEqual(pixel(black, 30, 20), [0, 0, 0, 255]);
    const flat = await pipeline(wide).contrast(0).toImageData();
    assert.ok(Math.abs(pixel(flat, 5, 5)[0] - 128) <= 1);
    const dull = await pipeline(wide).saturation(0).toImageData();
    assert.deepEqual(pixel(dull, 30, 20), pixel(grey, 30, 20));
  });

  test('blurs and sharpens', async () => {
    const edge = gradient(20, 20);
    for (let i = 0; i < edge.data.length; i += 4) edge.data[i] = (i / 4) % 20 < 10 ? 0 : 200;
    const soft = await pipeline(edge).blur(2).toImageData();
    const [between] = pixel(soft, 9, 10);
    assert.ok(between > 30 && between < 170, `${between}`);
    const crisp = await pipeline(edge).sharpen({ amount: 2 }).toImageData();
    assert.ok(pixel(crisp, 10, 10)[0] > 200);
  });

  test('gives bytes of the format that was asked for', async () => {
    const bytes = await pipeline(wide).jpeg({ quality: 70, progressive: true }).toBytes();
    assert.deepEqual([...bytes.subarray(0, 3)], [0xff, 0xd8, 0xff]);
    const webp = await pipeline(wide).webp().toBytes();
    assert.equal(Buffer.from(webp.subarray(8, 12)).toString(), 'WEBP');
    const [fast, small] = await Promise.all([
      pipeline(wide).png({ compression: 'fast' }).toBytes(),
      pipeline(wide).png({ compression: 'small' }).toBytes(),
    ]);
    assert.ok(small.length <= fast.length);
  });
});

describe('options', () => {
  /** @type {[string, () => unknown, RegExp][]} */
  const cases = [
    [
      'a misspelt name',
      () => resize(png, /** @type {any} */ ({ widht: 5 })),
      /did you mean 'width'\?/,
    ],
    [
      'a misspelt value',
      () => resize(png, { width: 5, fit: /** @type {any} */ ('covr') }),
      /did you mean 'cover'\?/,
    ],
    ['a quality of a canvas', () => resize(png, { width: 5, quality: 0.8 }), /this has 80/],
    ['half a pixel', () => resize(png, { width: 5.5 }), /whole number/],
    ['no size', () => resize(png, {}), /needs a width, a height or both/],
    [
      'no rectangle',
      async () => pipeline(png).crop(/** @type {any} */ ({ width: 5 })),
      /width and a height/,
    ],
    ['an eighth of a turn', async () => pipeline(png).rotate(45), /multiple of 90/],
    [
      'quality for WebP',
      async () => /** @type {any} */ (pipeline(png)).webp({ quality: 5 }),
      /no option 'quality'/,
    ],
    [
      'a limit that is none',
      () => decode(png, { limits: /** @type {any} */ ({ pixel: 5 }) }),
      /did you mean 'pixels'\?/,
    ],
    [
      'an option of another call',
      () => pipeline(png).toBlob(/** @type {any} */ ({ width: 5 })),
      /no option 'width'/,
    ],
    ['text for options', () => resize(png, /** @type {any} */ ('800')), /an object, not '800'/],
    [
      'a controller for its signal',
      () => decode(png, { signal: /** @type {any} */ (new AbortController()) }),
      /an AbortSignal/,
    ],
  ];
  for (const [name, call, message] of cases) {
    test(`${name} is refused`, () =>
      assert.rejects(async () => call(), { code: 'image/bad-option', message }));
  }

  test('that are undefined are as good as left out', async () => {
    const made = await resize(png, /** @type {any} */ ({ width: 5, height: undefined }));
    assert.equal((await info(made)).width, 5);
  });
});

describe('errors of the engine', () => {
  test('have codes', async () => {
    const bytes = new Uint8Array(await png.arrayBuffer());
    const cut = decode(bytes.subarray(0, bytes.length >> 1));
    await assert.rejects(cut, { code: 'image/truncated' });
    await assert.rejects(cut, image.EngineError);
    await assert.rejects(decode(new Blob(['text'])), { code: 'image/unknown-format' });
    await assert.rejects(decode(new Blob([])), { code: 'image/truncated' });
    await assert.rejects(decode(png, { limits: { pixels: 100 } }), { code: 'image/too-large' });
    const beyond = pipeline(png).crop({ left: 50, width: 40, height: 5 }).toBlob();
    await assert.rejects(beyond, { code: 'image/bad-option' });
  });
});

describe('stopping', () => {
  const large = gradient(3000, 3000);

  test('an aborted call rejects with the reason, and the next one works', async () => {
    const controller = new AbortController();
    const made = pipeline(large).blur(50).toBlob({ signal: controller.signal });
    setTimeout(() => controller.abort(new Error('enough')), 30);
    await assert.rejects(made, { message: 'enough' });
    assert.equal((await decode(png)).width, 60);
  });

  test('a late call rejects', () =>
    assert.rejects(pipeline(large).blur(50).toBlob({ timeout: 20 }), { name: 'TimeoutError' }));

  test('holds for a body that never ends, too', async () => {
    const endless = () => new Response(new ReadableStream({ pull: () => new Promise(() => {}) }));
    await assert.rejects(decode(endless(), { timeout: 20 }), { name: 'TimeoutError' });
    const signal = AbortSignal.timeout(20);
    await assert.rejects(info(endless(), { signal }), { name: 'TimeoutError' });
  });

  test('a call that was aborted before it began is not begun', async () => {
    const signal = AbortSignal.abort(new Error('never'));
    await assert.rejects(decode(png, { signal }), { message: 'never' });
    await assert.rejects(decode(new Response(png), { signal }), { message: 'never' });
  });
});
