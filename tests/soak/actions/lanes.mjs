/** What is done to lanes themselves. */
import { NAMES } from '../world.mjs';

/** @import { Action } from '../kinds.mjs' */

/** What these give is known when they are done. */
const nothing = (/** @type {unknown} */ value) => value === undefined;

/** @type {Action[]} */
export const LANES = [
  {
    name: 'stop()',
    weight: 0.15,
    make(world, random) {
      const engine = random.pick(NAMES);
      const call = async () => world.stop(engine);
      return { engine, plain: true, loose: true, call, value: nothing };
    },
  },
  {
    name: 'a worker terminated from outside',
    weight: 0.3,
    make(world, random) {
      const engine = random.pick(NAMES);
      const call = async () => world.terminate(engine, random.whole(0, 1));
      return { engine, plain: true, loose: true, call, value: nothing };
    },
  },
  {
    name: 'init again',
    weight: 0.5,
    make({ clients }, random) {
      const engine = random.pick(NAMES);
      return {
        engine,
        plain: true,
        loose: true,
        call: () => clients[engine].init(),
        value: nothing,
      };
    },
  },
  {
    name: 'set-up',
    weight: 0.5,
    make(world, random) {
      const level = random.whole(1, 1e6);
      const state = { level, from: performance.now(), until: Infinity };
      return {
        engine: 'attributed',
        plain: true,
        call() {
          world.levels.push(state);
          return world.clients.attributed.configure(level);
        },
        value(value) {
          // From now on no lane has what was set before.
          const now = performance.now();
          for (const other of world.levels) {
            if (other.from < state.from) other.until = Math.min(other.until, now);
          }
          return value === undefined;
        },
      };
    },
  },
];
