/** The engine `streams`: how streams flow and how they end. The engine has two lanes here. */

/** @type {import('./data.mjs').StreamCase[]} */
export const ends = [
  {
    name: 'a slow reader is not run over: a few chunks are made ahead of it, and no more',
    run: async ({ Gzip }, { source, wait }) => {
      /** @type {{ pulled?: number }} */
      const events = {};
      const reader = source(2 ** 24, events)
        .pipeThrough(await Gzip.stream(0))
        .getReader();
      const ahead = [];
      for (let read = 1; read <= 5; read++) {
        await reader.read();
        await wait(100);
        ahead.push((events.pulled ?? 0) - read);
      }
      await reader.cancel();
      return ahead.every((chunks) => chunks <= 4) || ahead;
    },
    expect: () => true,
  },
  {
    name: 'cancelled by its reader: the writer hears why, and so does the source',
    run: async ({ Gzip }, { source, outcome }) => {
      /** @type {{ cancelled?: any }} */
      const events = {};
      const { readable, writable } = await Gzip.stream(1);
      const piped = outcome(source(2 ** 30, events).pipeTo(writable));
      const reader = readable.getReader();
      await reader.read();
      const cancelled = await outcome(reader.cancel(new Error('not wanted')));
      return [cancelled, await piped, events.cancelled?.message];
    },
    expect: () => [{ value: undefined }, 'not wanted', 'not wanted'],
  },
  {
    name: 'aborted by its writer: the reader hears why',
    run: async ({ Gzip }, { outcome }) => {
      const { readable, writable } = await Gzip.stream(1);
      const read = outcome(readable.getReader().read());
      const writer = writable.getWriter();
      const aborted = await outcome(writer.abort(new Error('no more')));
      return [aborted, await read, await outcome(writer.closed)];
    },
    expect: () => [{ value: undefined }, 'no more', 'no more'],
  },
  {
    name: 'aborted by its writer while chunks wait and nobody reads',
    run: async ({ Gzip }, { outcome, wait }) => {
      const { readable, writable } = await Gzip.stream(0);
      const writer = writable.getWriter();
      const closed = outcome(writer.closed);
      const chunk = new Uint8Array(200_000);
      const writes = [1, 2, 3].map(() => outcome(writer.write(chunk)));
      await wait(200);
      const aborted = outcome(writer.abort(new Error('no more')));
      // It does not take a reader to end it.
      const ended = await Promise.all([aborted, closed, writes[2]]);
      return [ended, String(await outcome(readable.getReader().read()))];
    },
    expect: () => [[{ value: undefined }, 'no more', 'no more'], 'no more'],
  },
  {
    name: 'a pipe that is aborted by a signal ends at both ends',
    run: async ({ Gzip }, { source, outcome, wait }) => {
      const controller = new AbortController();
      const { readable, writable } = await Gzip.stream(1);
      const { signal } = controller;
      const piped = outcome(source(2 ** 30).pipeTo(writable, { signal }));
      const reader = readable.getReader();
      await reader.read();
      await wait(50);
      controller.abort(new Error('enough'));
      let last;
      do last = await outcome(reader.read());
      while (typeof last === 'object' && !(/** @type {any} */ (last).value.done));
      return [last, await piped];
    },
    expect: () => ['enough', 'enough'],
  },
  {
    name: 'streams that were cancelled or aborted leave nothing behind',
    run: async ({ Gzip, engine }, { wait }) => {
      /** What 40 compressors hold, a quarter of a megabyte each, on two lanes. */
      const round = async () => {
        for (let i = 0; i < 20; i++) {
          const one = await Gzip.stream(9);
          const two = await Gzip.stream(9);
          const writer = two.writable.getWriter();
          const written = writer.write(new Uint8Array(10_000)).catch(() => {});
          const closed = writer.closed.catch(() => {});
          await Promise.all([one.readable.cancel(), writer.abort()]);
          await Promise.all([written, closed]);
        }
        return engine.stats();
      };
      const { memory } = await round();
      let after = await round();
      for (let rounds = 0; rounds < 4; rounds++) after = await round();
      await wait(0);
      const grown = after.memory - memory;
      return [grown < 2 ** 21 || grown, after.calls, after.queued, after.replaced];
    },
    expect: () => [true, 0, 0, 0],
  },
  {
    name: '`for await` gives every chunk, and `break` frees the rest',
    run: async ({ Gzip, Gunzip, engine }, { source, collect, outcome }) => {
      const file = await collect(source(2 ** 20).pipeThrough(await Gzip.stream(1)));
      let bytes = 0;
      for await (const chunk of new Blob([file]).stream().pipeThrough(await Gunzip.stream())) {
        bytes += chunk.length;
      }
      const { readable, writable } = await Gzip.stream(1);
      const piped = outcome(source(2 ** 30).pipeTo(writable));
      for await (const chunk of readable) if (chunk.length) break;
      const ended = (await piped) !== 'it is pending';
      return [bytes, ended, engine.stats().calls];
    },
    expect: () => [2 ** 20, true, 0],
  },
  {
    name: 'lines of a file are read by `for await`, up to one that is no text',
    run: async ({ lines }) => {
      const read = [];
      for await (const line of await lines(new File(['one\r\n', '\ntwo ß'], 'a'))) read.push(line);
      const bad = await lines(new Blob(['good\n', Uint8Array.of(0xff, 10), 'never\n']));
      try {
        for await (const line of bad) read.push(line);
      } catch (/** @type {any} */ error) {
        read.push(error.code, error.message);
      }
      for await (const line of await lines(new Blob(['first\n', 'second\n']))) {
        read.push(line);
        break;
      }
      return read;
    },
    expect: () => ['one', '', 'two ß', 'good', 'not-text', 'line 2 is not UTF-8', 'first'],
  },
  {
    name: 'a stream that computes leaves the other lane free',
    run: async ({ Gzip, sum }, { source, collect }) => {
      const heavy = await collect(source(2 ** 25));
      const { readable, writable } = await Gzip.stream(9);
      const writer = writable.getWriter();
      /** @type {string[]} */
      const order = [];
      const reading = readable
        .getReader()
        .read()
        .then(() => order.push('stream'));
      const written = writer.write(heavy);
      for (let i = 0; i < 5; i++) await sum(Uint8Array.of(1)).then(() => order.push('call'));
      await reading;
      await Promise.all([written, writer.abort().catch(() => {})]);
      return order;
    },
    expect: () => ['call', 'call', 'call', 'call', 'call', 'stream'],
  },
  {
    name: 'two streams at once, each on its own lane, do not mix',
    run: async ({ Sha256 }, { source, collect, hex }) => {
      const hash = async (/** @type {number} */ size) =>
        hex(await collect(source(size).pipeThrough(await Sha256.stream())));
      const sizes = [2 ** 21, 2 ** 21 + 1, 2 ** 20];
      const together = await Promise.all(sizes.map(hash));
      const apart = [];
      for (const size of sizes) apart.push(await hash(size));
      return [new Set(together).size, together.join() === apart.join()];
    },
    expect: () => [3, true],
  },
  {
    name: 'a panic inside `push` ends both ends with its message, and the next stream works',
    run: async ({ Brittle, EnginePanic }, { collect }) => {
      const { readable, writable } = await Brittle.stream(7);
      const writer = writable.getWriter();
      const reader = readable.getReader();
      const closed = writer.closed.catch((/** @type {any} */ error) => error);
      const first = reader.read();
      await writer.write(Uint8Array.of(1, 2));
      const { value } = await first;
      const next = reader.read().catch((/** @type {any} */ error) => error);
      const written = writer.write(Uint8Array.of(7)).catch((/** @type {any} */ error) => error);
      const errors = await Promise.all([next, written, closed]);
      const again = new Blob([Uint8Array.of(3)]).stream().pipeThrough(await Brittle.stream(7));
      return [
        [...value],
        errors.map((error) => error instanceof EnginePanic && [error.message, error.file]),
        [...(await collect(again))],
      ];
    },
    expect: () => [[1, 2], Array(3).fill(['there is a 7', 'src/brittle.rs']), [3]],
  },
  {
    name: 'an engine that is stopped ends its streams, and starts anew for the next',
    run: async ({ Gzip, Sha256, engine }, { source, collect, outcome, hex }) => {
      const { readable, writable } = await Gzip.stream(1);
      const piped = outcome(source(2 ** 30).pipeTo(writable));
      const reader = readable.getReader();
      await reader.read();
      engine.stop();
      let last;
      do last = await outcome(reader.read());
      while (typeof last === 'object');
      const stopped = ['outboard/lane-lost', 'outboard/stale-handle'];
      const hash = await collect(new Blob(['abc']).stream().pipeThrough(await Sha256.stream()));
      return [stopped.includes(String(last)), (await piped) === last, hex(hash).slice(0, 8)];
    },
    expect: () => [true, true, 'ba7816bf'],
  },
];
