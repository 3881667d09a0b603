/** The engine `streams`: what comes out is right, whatever is written, and says what is wrong otherwise. */

/**
 * A case gets the engine, what `support/flow.mjs` makes, and what Node knows of the data; it goes into pages as text.
 *
 * @typedef {object} StreamCase
 * @property {string} name
 * @property {(engine: any, flow: import('../../support/flow.mjs').Flow, known: Known) => Promise<unknown>} run
 * @property {(known: Known) => unknown} expect
 */

/**
 * @typedef {object} Known
 * @property {number} size
 * @property {string} hash of so many bytes of the source, by Node
 * @property {string} file what Node's zlib made of some text, in base64
 * @property {string} text the hash of the text
 * @property {string} bomb a gzip file of 8 MiB of zeros, in base64
 * @property {string} photograph the hash of a photograph
 */

/** @type {StreamCase[]} */
export const data = [
  {
    name: 'the hash of 64 MiB is the one that others find',
    run: async ({ Sha256 }, { source, collect, hex }, { size }) =>
      hex(await collect(source(size).pipeThrough(await Sha256.stream()))),
    expect: ({ hash }) => hash,
  },
  {
    name: 'what 64 MiB are compressed to, the platform decompresses',
    run: async ({ Gzip }, { source, collect, sha256 }, { size }) => {
      let compressed = 0;
      const counter = new TransformStream({
        transform(chunk, controller) {
          compressed += chunk.length;
          controller.enqueue(chunk);
        },
      });
      const result = await collect(
        source(size)
          .pipeThrough(await Gzip.stream(1))
          .pipeThrough(counter)
          .pipeThrough(/** @type {any} */ (new DecompressionStream('gzip'))),
      );
      return [await sha256(result), compressed < size * 0.6];
    },
    expect: ({ hash }) => [hash, true],
  },
  {
    name: 'every level makes a file, and a higher one no larger file',
    run: async ({ Gzip, Gunzip, Sha256 }, { source, collect, hex }) => {
      /** @type {number[]} */
      const sizes = [];
      const hashes = new Set();
      for (const level of [0, 1, 6, 9]) {
        const file = await collect(source(300_000).pipeThrough(await Gzip.stream(level)));
        sizes.push(file.length);
        const back = new Blob([file]).stream().pipeThrough(await Gunzip.stream());
        hashes.add(hex(await collect(back.pipeThrough(await Sha256.stream()))));
      }
      const falling = sizes.every((size, i) => !i || size <= (sizes[i - 1] ?? 0));
      return [hashes.size, falling, (sizes[0] ?? 0) > 300_000];
    },
    expect: () => [1, true, true],
  },
  {
    name: 'a file of zlib becomes what it was, however it is cut',
    run: async ({ Gunzip }, { bytes, collect, sha256 }, { file }) => {
      const whole = bytes(file);
      const hashes = [];
      for (const length of [whole.length, 1000, 37]) {
        let at = 0;
        const cut = new ReadableStream({
          pull(controller) {
            controller.enqueue(whole.slice(at, at + length));
            at += length;
            if (at >= whole.length) controller.close();
          },
        });
        hashes.push(await sha256(await collect(cut.pipeThrough(await Gunzip.stream()))));
      }
      return hashes;
    },
    expect: ({ text }) => [text, text, text],
  },
  {
    name: 'a photograph: `file.stream().pipeThrough(await Gzip.stream(6))`, and back',
    run: async ({ Gzip }, { collect, sha256 }) => {
      const file = new File([await /** @type {any} */ (globalThis).photograph()], 'photograph.jpg');
      const compressed = file.stream().pipeThrough(await Gzip.stream(6));
      const back = compressed.pipeThrough(/** @type {any} */ (new DecompressionStream('gzip')));
      return sha256(await collect(back));
    },
    expect: ({ photograph }) => photograph,
  },
  {
    name: 'nothing at all has a hash, and is a file',
    run: async ({ Sha256, Gzip }, { source, collect, hex }) => {
      const nothing = () => new Blob([]).stream();
      const hash = hex(await collect(nothing().pipeThrough(await Sha256.stream())));
      const file = await collect(nothing().pipeThrough(await Gzip.stream()));
      const one = await collect(source(1).pipeThrough(await Gzip.stream()));
      return [hash.slice(0, 8), file.length, one.length];
    },
    expect: () => ['e3b0c442', 20, 21],
  },
  {
    name: 'bytes of every kind may be written: arrays, buffers, blobs',
    run: async ({ Sha256 }, { collect, hex }) => {
      const { readable, writable } = await Sha256.stream();
      const writer = writable.getWriter();
      for (const chunk of [
        Uint8Array.of(97),
        Uint8Array.of(98).buffer,
        new DataView(Uint8Array.of(0, 99, 0).buffer, 1, 1),
        new Blob(['def']),
        new Uint8Array(0),
        [103],
      ]) {
        await writer.write(chunk);
      }
      await writer.close();
      return hex(await collect(readable)).slice(0, 8);
    },
    // That of `abcdefg`.
    expect: () => '7d1a5412',
  },
  {
    name: 'data that is corrupt, truncated or a bomb is refused at both ends, by its code',
    run: async ({ Gunzip }, { bytes, collect, outcome }, { file, bomb }) => {
      const seen = [];
      const whole = bytes(file);
      const corrupt = whole.slice();
      corrupt.fill(0xaa, whole.length / 2, whole.length / 2 + 64);
      for (const { bad, most } of [
        { bad: corrupt },
        { bad: whole.slice(0, -9) },
        { bad: new Uint8Array(0) },
        { bad: whole.slice(1) },
        { bad: bytes(bomb), most: 1024 * 1024 },
      ]) {
        const { readable, writable } = await Gunzip.stream(most);
        const written = new Blob([bad]).stream().pipeTo(writable);
        seen.push(await Promise.all([outcome(collect(readable)), outcome(written)]));
      }
      return seen;
    },
    expect: () =>
      ['corrupt', 'truncated', 'truncated', 'corrupt', 'too-large'].map((code) => [code, code]),
  },
  {
    name: 'a bomb that is allowed comes out whole',
    run: async ({ Gunzip }, { bytes, collect }, { bomb }) => {
      const result = await collect(
        new Blob([bytes(bomb)]).stream().pipeThrough(await Gunzip.stream()),
      );
      return [result.length, result.every((byte) => byte === 0)];
    },
    expect: () => [8 * 1024 * 1024, true],
  },
  {
    name: 'what cannot be made is refused before there is a stream',
    run: async ({ Gzip }, { outcome }) => [
      await outcome(Gzip.stream(10)),
      await outcome(Gzip.stream(6, 7)),
    ],
    expect: () => ['bad-level', 'outboard/too-many-arguments'],
  },
];
