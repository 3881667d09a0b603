/** Honest calls, of all sizes, whose results are computed here as well. */

/** @import { Action } from '../kinds.mjs' */

/** @param {any} a @param {any} b */
export const equal = (a, b) =>
  a.length === b.length && a.every((/** @type {any} */ x, /** @type {number} */ i) => x === b[i]);

/** FNV-1a. @param {Uint8Array} input */
const checksum = (input) => {
  let hash = 0x811c_9dc5;
  for (const byte of input) hash = Math.imul(hash ^ byte, 0x0100_0193);
  return hash >>> 0;
};

/** Around and over the size from which bytes travel in a staging buffer. */
const MOST = 2 ** 20;

/** @type {Action[]} */
export const PLAIN = [
  {
    name: 'checksum of bytes',
    weight: 10,
    make({ clients: { faults } }, random) {
      const input = random.bytes(random.size(MOST));
      const expected = checksum(input);
      const given = random.pick([input, input, input.buffer, new DataView(input.buffer)]);
      return {
        engine: 'faults',
        call: (options) => faults.checksum(given, options),
        value: (value) => value === expected,
      };
    },
  },
  {
    name: 'sum of a blob',
    weight: 4,
    make({ clients: { attributed } }, random) {
      const input = random.bytes(random.size(MOST));
      const expected = input.reduce((sum, byte) => sum + byte, 0);
      return {
        engine: 'attributed',
        call: (options) => attributed.sum(new Blob([input]), options),
        value: (value) => value === expected,
      };
    },
  },
  {
    name: 'bytes there and back',
    weight: 8,
    make({ clients: { faults } }, random) {
      const input = random.bytes(random.size(MOST));
      const key = random.whole(0, 255);
      const expected = input.map((byte, place) => byte + key + place);
      const ms = random.chance(0.1) ? random.whole(1, 20) : 0;
      return {
        engine: 'faults',
        call: (options) => {
          const promise = faults.scramble(input, key, ms, options);
          // The call has taken its arguments: what becomes of them now is not its concern.
          input.fill(0);
          return promise;
        },
        value: (value) => equal(value, expected),
      };
    },
  },
  {
    name: 'bytes moved there',
    weight: 4,
    make({ clients: { faults } }, random) {
      const input = random.bytes(random.whole(1, 200_000));
      const expected = checksum(input);
      return {
        engine: 'faults',
        call: (options) => faults.checksum(input, { ...options, transfer: [input.buffer] }),
        value: (value) => (input.byteLength ? 'the bytes are still here' : value === expected),
      };
    },
  },
  {
    name: 'bytes changed in place',
    weight: 4,
    make({ clients }, random) {
      const engine = random.pick(/** @type {const} */ (['faults', 'attributed']));
      const input = random.bytes(random.size(100_000));
      const expected = input.map((byte) => ~byte);
      return {
        engine,
        call: (options) => clients[engine].invert(input, options),
        value: (value) => value === undefined && equal(input, expected),
      };
    },
  },
  {
    name: 'a value as it came',
    weight: 5,
    make({ clients: { faults } }, random) {
      const value = { a: random.whole(0, 1e9), b: ['ä', null, true], c: { d: random.next() } };
      const expected = JSON.stringify(value);
      return {
        engine: 'faults',
        call: (options) => faults.same(value, options),
        value: (back) => JSON.stringify(back) === expected,
      };
    },
  },
  {
    name: 'a number or an error',
    weight: 5,
    make({ clients: { attributed } }, random) {
      const number = random.whole(-1e6, 1e6);
      const good = random.chance(0.5);
      return {
        engine: 'attributed',
        call: (options) => attributed.parseNumber(good ? `${number}` : `x${number}`, options),
        ...(good
          ? { value: (value) => value === number }
          : {
              fails: ({ code, message }) => code === 'no-number' && message.includes(`x${number}`),
            }),
      };
    },
  },
  {
    name: 'a number later',
    weight: 5,
    make({ clients: { attributed } }, random) {
      const number = random.whole(0, 1000);
      return {
        engine: 'attributed',
        call: (options) => attributed.later(number, options),
        value: (value) => value === number + 1,
      };
    },
  },
  {
    name: 'samples scaled',
    weight: 3,
    make({ clients: { attributed } }, random) {
      const input = Float32Array.from({ length: random.size(5000) }, () => random.whole(-9, 9));
      const limit = random.chance(0.5) ? 4 : undefined;
      const all = input.map((sample) => sample * 2);
      const expected = all.filter((sample) => limit === undefined || sample <= limit);
      return {
        engine: 'attributed',
        call: (options) => attributed.scaleSamples(input, 2, limit, options),
        value: (value) => value instanceof Float32Array && equal(value, expected),
      };
    },
  },
  {
    name: 'work for a while',
    weight: 4,
    make({ clients: { faults } }, random) {
      const ms = random.whole(0, 25);
      return {
        engine: 'faults',
        call: (options) => faults.busy(ms, options),
        value: (value) => value >= 0 && value < 1,
      };
    },
  },
];
