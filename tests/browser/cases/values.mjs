/** Functions of the engine `surface`: what goes in and what comes out. Each case runs in Node, in a page, and from `./inline`. */

/**
 * A case stands alone: in a page only its text arrives.
 *
 * @typedef {object} Case
 * @property {string} name
 * @property {(engine: any) => Promise<unknown>} run
 * @property {unknown} expect
 */

/** @type {Case[]} */
export const values = [
  {
    name: 'numbers, and an optional one left out',
    run: async ({ add }) => [await add(2, 0.5), await add(2), await add(-3, null)],
    expect: [2.5, 2, -3],
  },
  {
    name: 'text beyond ASCII, and a boolean',
    run: async ({ greet }) => [await greet('Žofie 🦦', false), await greet('ß', true)],
    expect: ['Hello, Žofie 🦦!', 'HELLO, SS!'],
  },
  {
    name: 'an Option of a char',
    run: async ({ firstLetter }) => [await firstLetter('čaj'), await firstLetter('')],
    expect: ['č', undefined],
  },
  {
    name: 'BigInt, to the last bit',
    run: async ({ next_u64, negate_i64 }) => [
      await next_u64(2n ** 64n - 2n),
      await negate_i64(9007199254740993n),
      await negate_i64(),
    ],
    expect: [2n ** 64n - 1n, -9007199254740993n, undefined],
  },
  {
    name: 'rest arguments, and options by `.with`',
    run: async ({ total }) => [
      await total(1, 2, 3, 4),
      await total(5),
      await total.with({ timeout: 60_000 })(1, 10),
    ],
    expect: [10, 5, 11],
  },
  {
    name: 'options after the last parameter, also where an optional one stands before them',
    run: async ({ add }) => [
      await add(1, 2, { timeout: 60_000 }),
      await add(1, undefined, { timeout: 60_000 }),
    ],
    expect: [3, 1],
  },
  {
    name: 'more arguments than parameters are refused',
    run: ({ add, RefusedError }) =>
      add(1, 2, 3).catch((/** @type {any} */ error) => [
        error instanceof RefusedError,
        error.code,
        error.message,
      ]),
    expect: [true, 'outboard/too-many-arguments', 'add takes 2 arguments, then options'],
  },
  {
    name: 'what cannot cross is named',
    run: ({ echo, RefusedError }) =>
      echo({ inside: () => 1 }).catch((/** @type {any} */ error) => [
        error instanceof RefusedError,
        error.code,
        error.message.includes('echo'),
      ]),
    expect: [true, 'outboard/uncloneable', true],
  },
  {
    name: 'any value, as it came',
    run: async ({ echo }) => [
      await echo({ deep: [1, 'two', { three: 3n }], none: null }),
      [...(await echo(new Map([['key', new Date(5)]])))],
      await echo(undefined),
    ],
    expect: [{ deep: [1, 'two', { three: 3n }], none: null }, [['key', new Date(5)]], undefined],
  },
  {
    name: 'a list of texts',
    run: ({ reverse_lines }) => reverse_lines(['a', 'ü', '']),
    expect: ['', 'ü', 'a'],
  },
  {
    name: 'an enum of numbers, and its names',
    run: async ({ Color, nextColor }) => [
      Color.Red,
      await nextColor(Color.Red),
      Color[await nextColor(Color.Green)],
      Object.isFrozen(Color),
    ],
    expect: [0, 5, 'Blue', true],
  },
  {
    name: 'an enum of strings',
    run: async ({ otherFit }) => [await otherFit('cover'), await otherFit('contain')],
    expect: ['contain', 'cover'],
  },
  {
    name: 'a struct through tsify, its optional field and its names',
    run: async ({ turned }) => [
      await turned({ width: 3, height: 2 }),
      await turned({ width: 3, height: 2, deviceScale: 1.5 }),
    ],
    expect: [
      // serde's own way of writing nothing.
      { width: 2, height: 3, deviceScale: undefined },
      { width: 2, height: 3, deviceScale: 1.5 },
    ],
  },
  {
    name: 'a struct through serde, and what serde says of a wrong one',
    run: async ({ yearLater }) => [
      await yearLater({ name: 'Ada', age: 36 }),
      await yearLater({ name: 'Ada', age: 255 }).catch((/** @type {any} */ error) => error.message),
      await yearLater({ name: 'Ada' }).catch((/** @type {any} */ error) => error.message),
    ],
    expect: [{ name: 'Ada', age: 37 }, 'nobody is that old', 'Error: missing field `age`'],
  },
  {
    name: 'a type that only TypeScript knows, and an export without a type',
    run: async ({ move_right, untyped }) => [
      await move_right({ x: 1, y: 2 }, 5),
      await untyped(21),
    ],
    expect: [{ x: 6, y: 2 }, 42],
  },
  {
    name: 'JavaScript that came along, written in place and in a file',
    run: async ({ shout, timeSum }) => {
      const ms = await timeSum(1000);
      return [await shout('hey'), typeof ms, ms >= 0];
    },
    expect: ['HEY!', 'number', true],
  },
  {
    name: 'async functions, and one lane that starts others while they wait',
    run: async ({ later, sleep, add }) => {
      /** @type {string[]} */
      const order = [];
      await Promise.all([
        sleep(300).then(() => order.push('slept')),
        add(1, 1).then(() => order.push('added')),
      ]);
      return [await later(7), order];
    },
    expect: [7, ['added', 'slept']],
  },
  {
    name: 'an Error of Rust, with its message',
    run: async ({ parse, failLater, EngineError }) => {
      const seen = [];
      for (const failing of [parse('four'), failLater('not today')]) {
        const error = await failing.catch((/** @type {any} */ error) => error);
        seen.push([
          error instanceof EngineError,
          error instanceof Error,
          error.message,
          error.code,
        ]);
      }
      return [await parse('4'), ...seen];
    },
    expect: [
      4,
      [true, true, 'invalid digit found in string', 'outboard/engine'],
      [true, true, 'not today', 'outboard/engine'],
    ],
  },
  {
    name: 'a thrown string is the cause of an EngineError',
    run: async ({ divide, EngineError }) => {
      const error = await divide(1, 0).catch((/** @type {any} */ error) => error);
      return [
        await divide(6, 3),
        error instanceof EngineError,
        error.name,
        error.message,
        error.cause,
      ];
    },
    expect: [2, true, 'EngineError', 'division by zero', 'division by zero'],
  },
  {
    name: 'an export named `init` keeps to its other name',
    run: async ({ init, init_ }) => [await init(), await init_(40)],
    expect: [undefined, 42],
  },
  {
    name: 'a function as an argument is called back',
    run: async ({ for_each_below }) => {
      /** @type {number[]} */
      const heard = [];
      await for_each_below(4, (/** @type {number} */ n) => heard.push(n));
      return heard;
    },
    expect: [0, 1, 2, 3],
  },
];
