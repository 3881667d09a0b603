/** What breaks an instance of the engine `surface`, and the call after it. */

/** @import { Case } from './values.mjs' */

/** @type {Case[]} */
export const breakdowns = [
  {
    name: 'a panic, whose stack names the functions of the crate',
    run: async ({ boom, add, EngineTrap }) => {
      const error = await boom('as expected').catch((/** @type {any} */ error) => error);
      const named = /panicking::panic_fmt.*\bboom\b/s.test(error.stack);
      return [error instanceof EngineTrap, error.code, named || error.stack, await add(1, 1)];
    },
    expect: [true, 'outboard/trap', true, 2],
  },
  {
    name: 'the end of the stack',
    run: async ({ dive, EngineTrap, engine }) => {
      const error = await dive(10_000_000).catch((/** @type {any} */ error) => error);
      const [first, second] = [await dive(10), await dive(10)];
      return [error instanceof EngineTrap, first === second, engine.stats().lanes];
    },
    expect: [true, true, 1],
  },
  {
    name: 'an endless loop that is timed out, and the call after it',
    run: async ({ spin, add, engine }) => [
      await spin({ timeout: 200 }).catch((/** @type {any} */ error) => error.code),
      await add(20, 22),
      engine.stats().lanes,
    ],
    expect: ['outboard/timeout', 42, 1],
  },
  {
    name: 'calls that had not started move to the next lane',
    run: async ({ trap, add }) => {
      const results = await Promise.allSettled([trap(), add(1, 2), add(3, 4)]);
      return results.map((result) => (result.status === 'fulfilled' ? result.value : 'broken'));
    },
    expect: ['broken', 3, 7],
  },
];
