/** The lives of calls, handles and engines: beginnings, ends, and very many at once. */

import { bytes, checksum as known } from '../frame/known.mjs';
import { BOTH, BROWSERS, EVERYWHERE } from '../frame/row.mjs';

/** @import { Row } from '../frame/row.mjs' */

const STALE = 'StaleHandleError outboard/stale-handle';
const LOST = 'LaneLostError outboard/lane-lost';

/** How often the page has asked for the module; in Node it is a file. */
const downloads = () =>
  performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.wasm')).length;

/** @type {Row[]} */
export const lives = [
  {
    name: 'two first calls at once',
    where: EVERYWHERE,
    panics: BOTH,
    unstarted: true,
    async run({ checksum, Session, init }, tools) {
      const input = bytes(1);
      const [, first, second, session] = await Promise.all([
        init(tools.options),
        checksum(input),
        checksum(input),
        Session.create(1),
      ]);
      const right = first === known(input) && second === known(input);
      await session.dispose();
      const requests = tools.place.where === 'node' ? 1 : downloads();
      return { right, compiled: tools.compiled, requests };
    },
    expect: { right: true, compiled: 1, requests: 1, replaced: 0 },
  },
  {
    name: 'init failing, then working',
    where: EVERYWHERE,
    panics: BOTH,
    unstarted: true,
    async run({ checksum, init }, tools) {
      const { wasm, variant } = tools.place;
      const missing = wasm.replace('.wasm', '.missing.wasm');
      const failed = await tools.said(() => init({ ...tools.options, variant, wasm: missing }));
      const called = await tools.said(() => checksum(bytes(1)));
      const unknown = await tools.said(() => init({ lines: 2 }));
      const worked = await tools.said(() => init({ ...tools.options, variant, wasm }));
      return { failed, called, unknown, worked };
    },
    expect: {
      failed: 'InitError outboard/download-failed',
      called: 'InitError outboard/download-failed',
      unknown: 'InitError outboard/bad-option',
      worked: 'resolved with undefined',
      replaced: 0,
    },
  },
  {
    name: 'abort before, during and after',
    where: EVERYWHERE,
    panics: BOTH,
    async run({ busy, checksum, laneId }, tools) {
      const reason = new Error('enough');
      const before = await tools.said(() => laneId({ signal: AbortSignal.abort(reason) }));
      const waiting = new AbortController();
      const running = new AbortController();
      const done = new AbortController();
      // One lane is the neighbour's, one is busy, so the third call waits.
      /** @type {Promise<string> | undefined} */
      let waits;
      const both = () => {
        const runs = busy(60_000, { signal: running.signal });
        waits = tools.said(() => checksum(bytes(1), { signal: waiting.signal }));
        waiting.abort(reason);
        setTimeout(() => running.abort(reason), 150);
        return runs;
      };
      await tools.fault(both, { ms: 600 });
      const sum = await checksum(bytes(2), { signal: done.signal });
      done.abort(reason);
      return { before, queued: await waits, after: sum === known(bytes(2)) };
    },
    expect: {
      before: 'Error: enough',
      queued: 'Error: enough',
      error: 'Error: enough',
      after: true,
      replaced: 1,
    },
  },
  {
    name: 'dispose with calls in flight',
    where: EVERYWHERE,
    panics: BOTH,
    async run({ Session }, tools) {
      const session = await Session.create(0);
      const running = [session.work(100), session.work(10), session.add(1)];
      const disposed = session.dispose();
      await tools.fault(() => session.total());
      return { totals: await Promise.all(running), disposed: await tools.said(() => disposed) };
    },
    expect: {
      error: STALE,
      totals: [1, 2, 3],
      disposed: 'resolved with undefined',
      replaced: 0,
    },
  },
  {
    name: 'stop with calls in flight',
    where: EVERYWHERE,
    panics: BOTH,
    async run({ busy, engine, Session }, tools) {
      const session = await Session.create(1);
      const running = Array.from({ length: 6 }, () => tools.said(() => busy(60_000)));
      await tools.pass(100);
      engine.stop();
      const ends = [...new Set(await Promise.all(running))];
      return { ends, handle: await tools.said(() => session.total()) };
    },
    expect: { ends: [LOST], handle: STALE, replaced: 0 },
  },
  {
    name: '10,000 calls at once',
    where: EVERYWHERE,
    panics: BOTH,
    async run({ checksum, panicWith }, tools) {
      const inputs = Array.from({ length: 16 }, (_, seed) => bytes(seed + 1, 64 + seed));
      const sums = inputs.map(known);
      const many = () => Array.from({ length: 5000 }, (_, i) => checksum(inputs[i % 16]));
      const before = many();
      const fault = tools.said(() => panicWith('in the middle of it'));
      const found = await Promise.all([...before, ...many()]);
      const wrong = found.filter((sum, i) => sum !== sums[(i % 5000) % 16]).length;
      return { settled: found.length, wrong, error: await fault };
    },
    expect: (place) => ({
      settled: 10_000,
      wrong: 0,
      error: 'EnginePanic outboard/panic',
      replaced: place.panics === 'abort' ? 1 : 0,
    }),
  },
  {
    name: 'more calls than may wait',
    where: EVERYWHERE,
    panics: BOTH,
    unstarted: true,
    async run({ busy }, tools) {
      await tools.start({ queue: 8 });
      // Two run, eight wait.
      const many = Array.from({ length: 30 }, () => tools.outcome(() => busy(50)));
      const ends = await Promise.all(many);
      const refused = ends.filter(({ error }) => error);
      const error = [...new Set(refused.map((end) => tools.words(end)))].join();
      return { error, refused: refused.length };
    },
    expect: { error: 'RefusedError outboard/queue-full', refused: 20, replaced: 0 },
  },
  {
    name: "React StrictMode's double mount",
    where: BROWSERS,
    elsewhere: 'React mounts into a page',
    panics: BOTH,
    unstarted: true,
    async run(engine, tools) {
      const { mountTwice } = await import(/** @type {string} */ (tools.place.react));
      const started = engine.init(tools.options);
      const seen = await mountTwice(engine);
      await started;
      return { ...seen, compiled: tools.compiled, requests: downloads() };
    },
    expect: {
      mounts: 2,
      aborted: 1,
      failed: [],
      shown: 'right',
      compiled: 1,
      requests: 1,
      sessions: 0,
      replaced: 0,
    },
  },
  {
    name: 'import on a server',
    where: ['node'],
    elsewhere: 'a page is no server',
    panics: BOTH,
    unstarted: true,
    unimported: true,
    async run(_, tools) {
      const state = () => [
        ...Object.getOwnPropertyNames(globalThis),
        ...process.getActiveResourcesInfo(),
      ];
      const before = state();
      /** @type {Record<string, unknown>} */
      const found = {};
      // As a bundler for pages resolves it, when a server renders what was bundled, and as Node does.
      for (const entry of ['index.js', 'node.js']) {
        const { engine } = await import(tools.place.folder + entry);
        const { lanes, queued, calls, memory } = engine.stats();
        found[entry] = [lanes, queued, calls, memory];
      }
      return { found, added: state().slice(before.length) };
    },
    expect: {
      found: { 'index.js': [0, 0, 0, 0], 'node.js': [0, 0, 0, 0] },
      added: [],
      replaced: 0,
    },
  },
];
