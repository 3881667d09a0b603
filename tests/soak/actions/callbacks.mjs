/** Functions that an engine calls back, and progress that it tells of. */

/** @import { Action } from '../kinds.mjs' */

/** @type {Action[]} */
export const CALLBACKS = [
  {
    name: 'a function called back',
    weight: 4,
    make({ clients: { attributed } }, random) {
      const times = random.size(30);
      /** @type {number[]} */
      const heard = [];
      return {
        engine: 'attributed',
        call: (options) =>
          attributed.callBack(
            (/** @type {number} */ time) => void heard.push(time),
            times,
            options,
          ),
        value: () => heard.length === times && heard.every((time, i) => time === i + 1),
      };
    },
  },
  {
    name: 'a function that is asked',
    weight: 4,
    make({ clients: { attributed } }, random) {
      const answer = { number: random.next() };
      const ms = random.size(20);
      const later = () => new Promise((resolve) => setTimeout(() => resolve(answer), ms));
      return {
        engine: 'attributed',
        call: (options) => attributed.ask(ms ? later : () => answer, options),
        value: (value) => value.number === answer.number,
      };
    },
  },
  {
    name: 'a function that throws',
    weight: 2,
    make({ clients: { attributed } }, random) {
      const message = `no answer ${random.next()}`;
      return {
        engine: 'attributed',
        call: (options) =>
          attributed.ask(async () => {
            throw new Error(message);
          }, options),
        fails: (error) => error.code === 'callback' && error.message === message,
      };
    },
  },
  {
    name: 'a function whose answer cannot cross',
    weight: 1,
    make({ clients: { attributed } }) {
      return {
        engine: 'attributed',
        call: (options) => attributed.ask(() => Symbol('no'), options),
        fails: ({ code }) => code === 'callback',
      };
    },
  },
  {
    name: 'progress of what computes',
    weight: 2,
    make: (world, random) => counting(world, random, 'countSlowly', 'counting'),
  },
  {
    name: 'progress of what waits',
    weight: 3,
    make: (world, random) => counting(world, random, 'countPatiently', undefined),
  },
];

/** @type {(world: any, random: any, name: string, note: string | undefined) => any} */
function counting({ clients: { attributed } }, random, name, note) {
  const steps = random.whole(1, 12);
  /** @type {{ fraction: number, note?: string }[]} */
  const heard = [];
  return {
    engine: 'attributed',
    call: (/** @type {object} */ options) =>
      attributed[name](steps, {
        ...options,
        onProgress: (/** @type {any} */ progress) => void heard.push(progress),
      }),
    value(/** @type {number} */ value) {
      const last = heard.at(-1);
      const rises = heard.every(({ fraction }, i) => !i || fraction > heard[i - 1].fraction);
      if (last?.fraction !== 1 || last.note !== note) return 'the last of the progress is missing';
      return rises && heard.length <= steps && value === steps;
    },
  };
}
