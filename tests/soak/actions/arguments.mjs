/** Arguments and options that are refused, and results that cannot cross. */

/** @import { Action } from '../kinds.mjs' */

/** @param {string} code */
const refused = (code) => (/** @type {any} */ error) =>
  error.name === 'RefusedError' && error.code === `outboard/${code}`;

/** @type {Action[]} */
export const ARGUMENTS = [
  {
    name: 'what cannot be cloned',
    weight: 2,
    make({ clients: { faults } }, random) {
      const value = random.pick([
        new WeakMap(),
        Symbol('one'),
        { deep: { inside: () => 1 } },
        [Symbol('two')],
      ]);
      return {
        engine: 'faults',
        call: (options) => faults.same(value, options),
        fails: refused('uncloneable'),
      };
    },
  },
  {
    name: 'a handle inside an object',
    weight: 1,
    make({ clients: { faults }, kept }) {
      const [found] = kept;
      if (!found) return;
      return {
        engine: 'faults',
        call: (options) => faults.same({ inside: found.handle }, options),
        fails: refused('uncloneable'),
      };
    },
  },
  {
    name: 'bytes that were moved before',
    weight: 1,
    make({ clients: { faults } }, random) {
      const input = random.bytes(random.whole(1, 20_000));
      structuredClone(input, { transfer: [input.buffer] });
      return {
        engine: 'faults',
        // A view of a buffer that is gone has no bytes, and neither has the answer.
        call: (options) => faults.checksum(input, options),
        fails: refused('uncloneable'),
      };
    },
  },
  {
    name: 'a part of a buffer that is to move',
    weight: 1,
    make({ clients: { faults } }, random) {
      const input = random.bytes(random.whole(2, 20_000));
      const part = input.subarray(1);
      return {
        engine: 'faults',
        call: (options) => faults.checksum(part, { ...options, transfer: [input.buffer] }),
        fails: refused('partial-buffer'),
      };
    },
  },
  {
    name: 'a result that cannot cross',
    weight: 1,
    make({ clients: { faults } }) {
      return {
        engine: 'faults',
        call: (options) => faults.same(() => 1, options),
        fails: refused('result'),
      };
    },
  },
  {
    name: 'an argument too many',
    weight: 1,
    make({ clients: { faults } }) {
      return {
        engine: 'faults',
        plain: true,
        call: () => faults.busy(1, {}, 2),
        fails: refused('too-many-arguments'),
      };
    },
  },
  {
    name: 'an option that does not exist',
    weight: 1,
    make({ clients: { faults } }) {
      return {
        engine: 'faults',
        plain: true,
        call: () => faults.busy(1, { timout: 3 }),
        fails: refused('bad-option'),
      };
    },
  },
];
