/** What breaks an instance, or does not end. */

/** @import { Action } from '../kinds.mjs' */

/** @param {string} message */
const panicked = (message) => (/** @type {any} */ error) =>
  error.name === 'EnginePanic' && error.message === message && error.line > 0;

/** @type {Action[]} */
export const FAULTS = [
  {
    name: 'panic',
    weight: 2,
    make({ clients }, random) {
      const engine = random.pick(/** @type {const} */ (['faults', 'attributed']));
      const message = `panic ${random.whole(0, 1e9)}`;
      return {
        engine,
        call: (options) => clients[engine].panicWith(message, options),
        fails: panicked(message),
      };
    },
  },
  {
    name: 'panic far down',
    weight: 1,
    make({ clients: { faults } }, random) {
      return {
        engine: 'faults',
        call: (options) => faults.panicBeneath(random.whole(0, 8), true, options),
        fails: panicked('65536 bytes were held'),
      };
    },
  },
  {
    name: 'panic while a callback runs',
    weight: 1,
    make({ clients: { faults } }) {
      return {
        engine: 'faults',
        call: (options) => faults.callThenPanic(() => new Promise(() => {}), options),
        fails: panicked('a panic while the callback runs'),
      };
    },
  },
  {
    name: 'panic after an answer',
    weight: 1,
    make({ clients: { faults } }, random) {
      const word = `answer ${random.whole(0, 1e9)}`;
      return {
        engine: 'faults',
        call: (options) => faults.panicAfterAnswer(async () => word, options),
        fails: panicked(`a panic after ${word}`),
      };
    },
  },
  {
    name: 'trap',
    weight: 2,
    make({ clients: { faults } }) {
      return {
        engine: 'faults',
        call: (options) => faults.unreachable(options),
        fails: ({ code }) => code === 'outboard/trap',
      };
    },
  },
  {
    name: 'recursion',
    weight: 2,
    make({ clients: { faults } }, random) {
      const endless = random.chance(0.5);
      const depth = endless ? 10_000_000 : random.whole(0, 500);
      return {
        engine: 'faults',
        call: (options) => faults.dive(depth, options),
        ...(endless
          ? { fails: ({ code }) => code === 'outboard/trap' }
          : { value: (value) => value === depth }),
      };
    },
  },
  {
    name: 'memory',
    weight: 1,
    make({ clients: { faults } }, random) {
      // 64 MiB in all: twelve chunks of four fit in a fresh instance, and more than sixteen in none.
      const fits = random.chance(0.5);
      const chunks = fits ? random.whole(1, 9) : random.whole(17, 30);
      return {
        engine: 'faults',
        call: (options) => faults.hoard(chunks, options),
        ...(fits
          ? { value: (value) => value === chunks }
          : { fails: ({ code }) => /^outboard\/(trap|panic)$/.test(code) }),
      };
    },
  },
  {
    name: 'memory that is asked for',
    weight: 1,
    make({ clients: { faults } }, random) {
      const fits = random.chance(0.5);
      const bytes = fits ? random.whole(1, 2 ** 20) : 2 ** 27;
      return {
        engine: 'faults',
        call: (options) => faults.reserve(bytes, options),
        ...(fits
          ? { value: (value) => value >= bytes }
          : { fails: ({ code }) => code === 'out-of-memory' }),
      };
    },
  },
  {
    name: 'endless loop',
    weight: 2,
    make({ clients }, random) {
      const engine = random.pick(/** @type {const} */ (['faults', 'attributed']));
      return { engine, endless: true, call: (options) => clients[engine].spin(options) };
    },
  },
  {
    name: 'endless loop with a control',
    weight: 4,
    make({ clients: { faults } }) {
      return {
        engine: 'faults',
        endless: true,
        call: (options) => faults.spinUntilStopped(options),
      };
    },
  },
];
