/** Streams out of an engine and through one, read to their end, in part, or not at all. */

/** @import { Action } from '../kinds.mjs' */

/** @param {ReadableStream<any>} stream @param {number} [most] */
async function read(stream, most = Infinity) {
  const items = [];
  for await (const item of stream) {
    items.push(item);
    if (items.length >= most) break;
  }
  return items;
}

/** @param {any[]} items @param {number} length */
const counts = (items, length) =>
  items.length === length && items.every((item, i) => item === i + 1);

/** @type {Action[]} */
export const STREAMS = [
  {
    name: 'a stream read to its end',
    weight: 3,
    make({ clients: { attributed } }, random) {
      const last = random.size(20);
      return {
        engine: 'attributed',
        loose: true,
        call: async (options) => read(await attributed.numbersUpTo(last, options)),
        value: (items) => counts(items, last),
      };
    },
  },
  {
    name: 'a stream read in part',
    weight: 3,
    make({ clients: { attributed } }, random) {
      const some = random.whole(1, 5);
      return {
        engine: 'attributed',
        loose: true,
        plain: true,
        call: async () => read(await attributed.numbersUpTo(100), some),
        value: (items) => counts(items, some),
      };
    },
  },
  {
    name: 'a stream cancelled while it is asked',
    weight: 2,
    make({ clients: { attributed } }) {
      return {
        engine: 'attributed',
        loose: true,
        plain: true,
        async call() {
          const reader = (await attributed.numbersUpTo(100)).getReader();
          const first = reader.read();
          await reader.cancel();
          return first;
        },
        value: ({ done, value }) => done || value === 1,
      };
    },
  },
  {
    name: 'a stream that nobody reads',
    weight: 1,
    make({ clients: { attributed } }) {
      return {
        engine: 'attributed',
        loose: true,
        plain: true,
        call: async () => void (await attributed.numbersUpTo(100)),
        value: (value) => value === undefined,
      };
    },
  },
  {
    name: 'a stream with an error in it',
    weight: 2,
    make({ clients: { attributed } }, random) {
      const bad = random.whole(0, 8);
      return {
        engine: 'attributed',
        loose: true,
        call: async (options) => read(await attributed.numbersFailingAt(bad, options)),
        fails: ({ code }) => code === 'too-large',
      };
    },
  },
  {
    name: 'a stream of bytes',
    weight: 2,
    make({ clients: { attributed } }, random) {
      const [pieces, length] = [random.size(12), random.size(100_000)];
      return {
        engine: 'attributed',
        loose: true,
        call: async (options) => read(await attributed.zeros(pieces, length, options)),
        value: (items) =>
          items.length === pieces &&
          items.every((/** @type {any} */ item) => item.length === length),
      };
    },
  },
  {
    name: 'a stream of objects',
    weight: 1,
    make({ clients: { attributed } }, random) {
      const count = random.whole(0, 5);
      return {
        engine: 'attributed',
        loose: true,
        plain: true,
        async call() {
          const tally = await attributed.Tally.create(7);
          const followers = await read(await tally.followers(count));
          const totals = await Promise.all(followers.map((follower) => follower.total()));
          await Promise.all([tally, ...followers].map((each) => each.dispose()));
          return totals;
        },
        value: (totals) =>
          totals.length === count &&
          totals.every((/** @type {number} */ total, /** @type {number} */ i) => total === 7 + i),
      };
    },
  },
  {
    name: 'a stream through an engine',
    weight: 3,
    make({ clients: { attributed } }, random) {
      const words = Array.from(
        { length: random.size(20) },
        () => `word ${random.whole(0, 999)}${random.pick(['', '.'])} `,
      );
      const expected = words.join('').toUpperCase();
      return {
        engine: 'attributed',
        loose: true,
        plain: true,
        async call() {
          const pieces = new ReadableStream({
            start(controller) {
              for (const word of words) controller.enqueue(new TextEncoder().encode(word));
              controller.close();
            },
          });
          const out = pieces.pipeThrough(await attributed.Upper.stream());
          const bytes = (await read(out)).flatMap((piece) => [...piece]);
          return new TextDecoder().decode(Uint8Array.from(bytes));
        },
        value: (text) => text === expected || `“${text}” instead of “${expected}”`,
      };
    },
  },
  {
    name: 'a stream through an engine, aborted',
    weight: 1,
    make({ clients: { attributed } }, random) {
      const reason = new Error(`enough ${random.next()}`);
      return {
        engine: 'attributed',
        loose: true,
        plain: true,
        async call() {
          const { readable, writable } = await attributed.Upper.stream();
          const writer = writable.getWriter();
          const written = writer
            .write(new TextEncoder().encode('a. b'))
            .catch((/** @type {any} */ error) => error);
          await writer.abort(reason);
          await written;
          return read(readable);
        },
        fails: (error) => error === reason,
      };
    },
  },
];
