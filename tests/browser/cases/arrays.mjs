/** Arrays of numbers of the engine `surface`: in, out, written back, moved, and as files. */

/** @import { Case } from './values.mjs' */

/** @type {Case[]} */
export const arrays = [
  {
    name: 'every typed array, in and out as the same kind',
    run: async (surface) => {
      const given = {
        i8: Int8Array.of(-3, 64),
        u8: Uint8Array.of(3, 128),
        i16: Int16Array.of(-3, 2 ** 14),
        u16: Uint16Array.of(3, 2 ** 15),
        i32: Int32Array.of(-3, 2 ** 30),
        u32: Uint32Array.of(3, 2 ** 31),
        i64: BigInt64Array.of(-3n, 2n ** 62n),
        u64: BigUint64Array.of(3n, 2n ** 63n),
        f32: Float32Array.of(-1.5, 0.25),
        f64: Float64Array.of(-1.1, 0.1),
      };
      const made = [];
      for (const [kind, numbers] of Object.entries(given)) {
        const twice = await surface[`double_${kind}`](numbers);
        made.push([twice.constructor === numbers.constructor, ...twice]);
      }
      return made;
    },
    expect: [
      [true, -6, -128],
      [true, 6, 0],
      [true, -6, -32768],
      [true, 6, 0],
      [true, -6, -(2 ** 31)],
      [true, 6, 0],
      [true, -6n, -(2n ** 63n)],
      [true, 6n, 0n],
      [true, -3, 0.5],
      [true, -2.2, 0.2],
    ],
  },
  {
    name: 'arrays too large to be cloned, and parts of larger ones',
    run: async ({ double_f64, sum }) => {
      const numbers = Float64Array.from({ length: 100_000 }, (_, index) => index);
      const part = numbers.subarray(1000, 3000);
      const twice = await double_f64(part);
      const bytes = new Uint8Array(1 << 20).fill(255);
      return [
        twice.length,
        twice[0],
        twice[1999],
        await sum(bytes),
        await sum(bytes.subarray(5, 7)),
        bytes.length,
      ];
    },
    expect: [2000, 2000, 5998, 255 * 2 ** 20, 510, 2 ** 20],
  },
  {
    name: '`&mut` slices are written back, small and large, and only there',
    run: async ({ invert, scale }) => {
      const bytes = Uint8Array.of(9, 0, 1, 255, 9);
      await invert(bytes.subarray(1, 4), Uint8Array.of(0));
      const large = new Uint8Array(100_000);
      await invert(large, Uint8Array.of(0x0f));
      const numbers = Float32Array.of(1, -2, 3);
      const largest = await scale(numbers, 2);
      return [[...bytes], large.every((byte) => byte === 0xf0), [...numbers], largest];
    },
    expect: [[9, 255, 254, 0, 9], true, [2, -4, 6], 6],
  },
  {
    name: 'bytes as a Blob, an ArrayBuffer, a DataView and a list',
    run: async ({ sum, maybe_bytes }) => {
      const bytes = Uint8Array.of(1, 2, 3, 4);
      const some = await maybe_bytes(new Blob([bytes]));
      return [
        await sum(new Blob([bytes, bytes])),
        await sum(bytes.buffer),
        await sum(new DataView(bytes.buffer, 1, 2)),
        await sum([5, 6]),
        [...some],
        await maybe_bytes(),
        await maybe_bytes(new Uint8Array(0)),
      ];
    },
    expect: [20, 10, 5, 11, [1, 2, 3, 4], undefined, undefined],
  },
  {
    name: 'arrays that JavaScript owns, and bytes that Rust makes',
    run: async ({ backwards, ramp }) => {
      const made = await ramp(300);
      return [
        [...(await backwards(Uint8Array.of(1, 2, 3)))],
        made.constructor.name,
        made.length,
        made[299],
      ];
    },
    expect: [[3, 2, 1], 'Uint8Array', 300, 43],
  },
  {
    name: 'what is passed stays with the caller, and what is transferred does not',
    run: async ({ sum, RefusedError }) => {
      const kept = new Uint8Array(20_000).fill(1);
      const moved = new Uint8Array(20_000).fill(2);
      const sums = [await sum(kept), await sum(moved, { transfer: [moved] })];
      const refused = await sum(kept.subarray(1), { transfer: [kept] }).catch(
        (/** @type {any} */ error) => [error instanceof RefusedError, error.code],
      );
      return [sums, kept.length, moved.length, refused];
    },
    expect: [[20_000, 40_000], 20_000, 0, [true, 'outboard/partial-buffer']],
  },
  {
    name: 'what the caller changes while the call waits is not its concern',
    run: async ({ sum }) => {
      const bytes = new Uint8Array(20_000).fill(1);
      const sums = [sum(bytes), sum(bytes), sum(bytes)];
      bytes.fill(7);
      return Promise.all(sums);
    },
    expect: [20_000, 20_000, 20_000],
  },
];
