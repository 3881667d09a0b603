/** Objects that live on lanes, used: their methods, and functions that take handles. */
import { on, some, sums } from '../kept.mjs';

/** @import { Action } from '../kinds.mjs' */

/** @type {Action[]} */
export const METHODS = [
  {
    name: 'a method',
    weight: 10,
    make(world, random) {
      const kept = some(world, random);
      if (!kept) return;
      const number = random.whole(1, 100);
      const argument = kept.engine === 'faults' ? number : new Float64Array([number]);
      return on(kept, number, (options) => kept.handle.add(argument, options));
    },
  },
  {
    name: 'a method that works for a while',
    weight: 2,
    make(world, random) {
      const kept = some(world, random, 'faults');
      const ms = random.whole(0, 20);
      return kept && on(kept, 1, (options) => kept.handle.work(ms, options));
    },
  },
  {
    name: 'a getter',
    weight: 5,
    make(world, random) {
      const kept = some(world, random);
      return kept && on(kept, 0, (options) => kept.handle.total(options));
    },
  },
  {
    name: 'a method that panics',
    weight: 1,
    make(world, random) {
      const kept = some(world, random);
      return (
        kept && {
          engine: kept.engine,
          handles: [kept],
          call: (options) => kept.handle.overdraw(1e12, options),
          fails: ({ name }) => name === 'EnginePanic',
        }
      );
    },
  },
  {
    name: 'a method that takes progress',
    weight: 2,
    make(world, random) {
      const kept = some(world, random, 'attributed');
      if (!kept) return;
      const times = random.whole(1, 50);
      // One that is stopped half way leaves a total that nobody knows, so it is never stopped.
      return {
        ...on(kept, 2 * times, () => kept.handle.addOften(new Float64Array([2]), times)),
        plain: true,
      };
    },
  },
  {
    name: 'a handle as an argument',
    weight: 3,
    make(world, random) {
      const kept = some(world, random, 'faults');
      return kept && on(kept, 0, (options) => world.clients.faults.peek(kept.handle, options));
    },
  },
  {
    name: 'two handles',
    weight: 3,
    make(world, random) {
      const [a, b] = [some(world, random, 'faults'), some(world, random, 'faults')];
      if (!a || !b || a === b) return;
      return {
        engine: 'faults',
        handles: [a, b],
        call: (options) => world.clients.faults.merged(a.handle, b.handle, options),
        ...(a.lane === b.lane
          ? { value: (value) => sums([a, b]).includes(value) }
          : { fails: ({ code }) => code === 'outboard/two-lanes' }),
      };
    },
  },
  {
    name: 'what the lanes are set up with',
    weight: 2,
    make(world, random) {
      const ms = random.whole(0, 5);
      const from = performance.now();
      return {
        engine: 'attributed',
        call: (options) => world.clients.attributed.configured(ms, options),
        value: ([, level]) =>
          world.levels.some((state) => state.level === level && state.until >= from) ||
          `a lane is set up with ${level}, and should be with ${world.levels.at(-1)?.level}`,
      };
    },
  },
];
