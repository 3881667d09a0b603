/** Objects that live on lanes: made, used up, disposed of, forgotten. */
import { keeping, some, sums } from '../kept.mjs';

/** @import { Action } from '../kinds.mjs' */

/** More of them would only take memory. */
const MOST = 16;

const stale = (/** @type {any} */ { code }) => code === 'outboard/stale-handle';

/** @type {Action[]} */
export const HANDLES = [
  {
    name: 'an object made',
    weight: 6,
    make(world, random) {
      if (world.kept.length >= MOST) return;
      const engine = random.pick(/** @type {const} */ (['faults', 'attributed']));
      const { Session, Tally } = { ...world.clients.faults, ...world.clients.attributed };
      const Class = engine === 'faults' ? Session : Tally;
      const start = random.whole(0, 1000);
      return keeping(world, { engine, call: (options) => Class.create(start, options) }, () => [
        start,
      ]);
    },
  },
  {
    name: 'an object that nobody waits for',
    weight: 3,
    make(world) {
      const { Session } = world.clients.faults;
      const made = {
        engine: /** @type {const} */ ('faults'),
        hasty: true,
        call: (/** @type {any} */ options) => Session.create(1, options),
      };
      return keeping(world, made, () => [1]);
    },
  },
  {
    name: 'an object of an object',
    weight: 2,
    make(world, random) {
      const kept = some(world, random, 'faults');
      if (!kept || world.kept.length >= MOST) return;
      const made = {
        engine: kept.engine,
        handles: [kept],
        call: (/** @type {any} */ options) => kept.handle.fork(options),
      };
      return keeping(world, made, () => kept.totals);
    },
  },
  {
    name: 'handles in an array, used up',
    weight: 1,
    make(world, random) {
      const first = some(world, random, 'faults');
      if (!first) return;
      const list = world
        .of('faults')
        .filter(({ lane }) => lane === first.lane)
        .slice(0, 3);
      // Whether they are gone is known at the end, and nobody may use them until then.
      for (const kept of list) world.drop(kept);
      return {
        engine: 'faults',
        handles: list,
        call: (options) =>
          world.clients.faults.sumOf(
            list.map(({ handle }) => handle),
            options,
          ),
        value: (value) => sums(list).includes(value),
      };
    },
  },
  {
    name: 'a handle used up, and used again',
    weight: 2,
    make(world, random) {
      const kept = some(world, random);
      if (!kept) return;
      world.drop(kept);
      return {
        engine: kept.engine,
        handles: [kept],
        loose: true,
        plain: true,
        async call() {
          const [finished, after] = await Promise.allSettled([
            kept.handle.finish(),
            kept.handle.total(),
          ]);
          if (finished.status === 'rejected') throw finished.reason;
          return { total: finished.value, after };
        },
        // The first may have been the last that the queue had room for.
        value: ({ total, after }) =>
          kept.totals.includes(total) &&
          Boolean(after.reason) &&
          (stale(after.reason) || after.reason.code === 'outboard/queue-full'),
      };
    },
  },
  {
    name: 'a handle disposed of',
    weight: 4,
    make(world, random) {
      const kept = some(world, random);
      if (!kept) return;
      world.drop(kept);
      return {
        engine: kept.engine,
        plain: true,
        loose: true,
        async call() {
          const twice = [kept.handle.dispose(), kept.handle.dispose()];
          // From that moment on it takes no calls.
          const late = await kept.handle.total().catch((/** @type {any} */ error) => error);
          await Promise.all(twice);
          return late;
        },
        value: (late) => stale(late) || late.code === 'outboard/queue-full',
      };
    },
  },
  {
    name: 'a handle forgotten',
    weight: 1,
    make(world, random) {
      const kept = some(world, random);
      if (!kept) return;
      world.drop(kept);
      const nothing = (/** @type {unknown} */ value) => value === undefined;
      return {
        engine: kept.engine,
        plain: true,
        loose: true,
        call: async () => {},
        value: nothing,
      };
    },
  },
  {
    name: 'lost handles put away',
    weight: 2,
    make(world) {
      const lost = world.kept.filter(({ engine, lane }) => world.witnesses[engine].gone(lane));
      for (const kept of lost) world.drop(kept);
      return undefined;
    },
  },
];
