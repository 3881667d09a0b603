/** What is done with the records of `attributed`, and what comes of it: in the asynchronous client, and in `./sync`. */
import assert from 'node:assert/strict';

/** As `star` in `catalogue.rs`. @param {number} id */
const star = (id) => ({
  id,
  at: { ascension: id * 0.5, declination: id * -0.25 },
  magnitude: (id % 64) / 4,
  properName: id % 3 ? undefined : `Stern „${id}“ 🌟`,
  class: ['Hot', 'like the sun', 'Cool'][id % 3],
  seen: id % 2 === 0,
  photons: 2n ** 64n - 1n - BigInt(id),
  spectrum: Uint8Array.from({ length: id % 5 }, (_, i) => i),
  names: Array.from({ length: id % 3 }, (_, i) => `${id}/${i}`),
});

/** @param {number} count */
const stars = (count) => Array.from({ length: count }, (_, id) => star(id));

/** @param {() => unknown} run @param {object} fields of the error */
const refused = (run, fields) => assert.rejects(async () => await run(), fields);

/** @type {{ name: string, run: (engine: any) => Promise<unknown>, expect: unknown }[]} */
export const records = [
  {
    name: 'they come as they were made, in any number',
    run: async ({ makeStars }) => [await makeStars(0), await makeStars(1), await makeStars(5000)],
    expect: [stars(0), stars(1), stars(5000)],
  },
  {
    name: 'they go there and come back, with a control in between',
    run: ({ brightest }) => brightest(stars(100), 4),
    expect: stars(100).filter(({ magnitude }) => magnitude <= 4),
  },
  {
    name: 'an error of the engine is what it was',
    run: ({ brightest }) => refused(() => brightest(stars(3), Number.NaN), { name: 'EngineError' }),
    expect: undefined,
  },
  {
    name: 'two arguments, by slice and alone, and one that may be left out',
    run: async ({ lightOf }) => [
      await lightOf(stars(2), star(7)),
      await lightOf(stars(2), star(7), { ascension: 0, declination: -0.3 }),
      await lightOf([], star(0), null),
    ],
    expect: [3 * 2 ** 64, 2 * 2 ** 64, 2 ** 64],
  },
  {
    name: 'an async function, and a result that may be nothing',
    run: async ({ alike }) => [
      await alike(stars(9).slice(4), star(1)),
      await alike(undefined, star(1)),
      await alike([], star(1)),
    ],
    expect: [star(4), undefined, undefined],
  },
  {
    name: 'a stream of them',
    run: async ({ bunches }) => {
      const seen = [];
      for await (const bunch of await bunches(stars(5), 2)) seen.push(bunch);
      return seen;
    },
    expect: [stars(2), [star(2), star(3)], [star(4)]],
  },
  {
    name: 'what Rust gives texts cannot be is what a page would make of it',
    run: async ({ brightest }) => {
      const texts = ['\ud83c', '\udf1f', '\ufeff', 'a\0b', '\ud83c\udf1f'];
      const [found] = await brightest([{ ...star(0), names: texts }], 9);
      return found.names;
    },
    expect: ['\ufffd', '\ufffd', '\ufeff', 'a\0b', '🌟'],
  },
  {
    name: 'a bad value is refused by its place, and nothing else is harmed',
    run: async ({ brightest, lightOf }) => {
      const wrong = (/** @type {object} */ change) => [star(0), { ...star(1), ...change }];
      for (const [change, field, why] of /** @type {[any, string, RegExp][]} */ ([
        [{ id: Number.NaN }, 'id', /\[1\]\.id is NaN, and not an unsigned integer of 32 bits$/],
        [{ id: -1 }, 'id', /-1/],
        [{ id: 2 ** 32 }, 'id', /4294967296/],
        [{ id: '1' }, 'id', /a string/],
        [{ id: undefined }, 'id', /undefined/],
        [{ photons: 1 }, 'photons', /is 1, and not an unsigned bigint of 64 bits/],
        [{ photons: -1n }, 'photons', /-1n/],
        [{ seen: 1 }, 'seen', /true or false/],
        [{ properName: 7 }, 'properName', /is 7, and not a string/],
        [{ class: 'Tepid' }, 'class', /is 'Tepid', and no SpectralClass/],
        [{ at: {} }, 'at.ascension', /undefined/],
        [{ at: 3 }, 'at', /no Coordinates/],
        [{ spectrum: [256] }, 'spectrum[0]', /256/],
        [{ names: ['a', 2] }, 'names[1]', /is 2/],
        [{ names: 'a' }, 'names', /array/],
      ])) {
        const error = {
          name: 'RefusedError',
          code: 'outboard/bad-record',
          index: 1,
          field,
          message: why,
        };
        await refused(() => brightest(wrong(change), 1), error);
      }
      await refused(() => brightest([star(0), undefined, star(2)], 1), { index: 1 });
      await refused(() => brightest(undefined, 1), { code: 'outboard/bad-record' });
      await refused(() => brightest('stars', 1), { code: 'outboard/bad-record' });
      await refused(() => lightOf([], null), { code: 'outboard/bad-record' });
      await refused(() => lightOf([], { ...star(1), id: 0.5 }), { field: 'id' });
      return brightest([star(1)], 1);
    },
    expect: [star(1)],
  },
  {
    name: 'bytes that are no records are an error, and no panic',
    run: async ({ brightest }) => {
      for (const bytes of [
        new Uint8Array(),
        new Uint8Array(16),
        new Uint8Array(20_000).fill(255),
      ]) {
        await refused(() => brightest(bytes, 1), {
          name: 'RefusedError',
          code: 'outboard/bad-record',
        });
      }
      return brightest([star(1)], 1);
    },
    expect: [star(1)],
  },
];
