/** Starts on bad ground: a lane or its module that does not come, or comes broken. Whoever mends the ground can call again. */

import { bytes, checksum as known } from '../frame/known.mjs';
import { BOTH, BROWSERS, EVERYWHERE } from '../frame/row.mjs';

/** @import { Row } from '../frame/row.mjs' */

const WORKER = 'InitError outboard/worker-failed';
const NOT_WASM = 'InitError outboard/not-wasm';
const VERSION = 'InitError outboard/wrong-version';
const SERVED = 'Node reads files, and no server tells their type';

/**
 * A start that fails, for two first calls and for one that comes later, and works when it was mended.
 *
 * @param {string} error
 * @returns {Pick<Row, 'panics' | 'unstarted' | 'run' | 'expect'>}
 */
const fails = (error) => ({
  panics: BOTH,
  unstarted: true,
  async run({ checksum, engine, init, Session }, tools) {
    const first = [
      tools.said(() => checksum(bytes(1))),
      tools.said(() => Session.create(1)),
      tools.said(() => init(tools.options)),
    ];
    const ends = [...new Set(await Promise.all(first))];
    const { lanes, queued } = engine.stats();
    const again = await tools.said(() => checksum(bytes(1)));
    await tools.mend();
    await tools.start();
    return { error: ends.join(), left: [lanes, queued], again };
  },
  expect: { error, left: [0, 0], again: error, replaced: 0 },
});

/**
 * A start that works, whatever was wrong.
 *
 * @param {object} expect
 * @returns {Pick<Row, 'panics' | 'unstarted' | 'run' | 'expect'>}
 */
const works = (expect) => ({
  panics: BOTH,
  unstarted: true,
  async run({ checksum, init }, tools) {
    const [first, second] = await Promise.all([checksum(bytes(1)), checksum(bytes(2))]);
    const started = await tools.said(() => init(tools.options));
    return { right: first === known(bytes(1)) && second === known(bytes(2)), started };
  },
  expect: { right: true, started: 'resolved with undefined', replaced: 0, ...expect },
});

/** @type {Row[]} */
export const starts = [
  {
    name: 'worker that fails to start',
    where: EVERYWHERE,
    trouble: { file: 'worker', ill: 'throws' },
    ...fails(WORKER),
  },
  {
    name: 'worker script 404',
    where: EVERYWHERE,
    trouble: { file: 'worker', ill: 'missing' },
    ...fails(WORKER),
  },
  {
    name: 'worker of another version than the client',
    where: EVERYWHERE,
    trouble: { file: 'worker', ill: 'rebuilt' },
    ...fails(VERSION),
  },
  {
    name: 'wasm 404',
    where: EVERYWHERE,
    trouble: { file: 'wasm', ill: 'missing' },
    ...fails('InitError outboard/download-failed'),
  },
  {
    name: 'wasm of the wrong MIME type',
    where: BROWSERS,
    elsewhere: SERVED,
    trouble: { file: 'wasm', ill: 'mistyped' },
    ...works({}),
  },
  {
    name: 'a web page in place of the wasm',
    where: EVERYWHERE,
    trouble: { file: 'wasm', ill: 'page' },
    ...fails(NOT_WASM),
  },
  {
    name: 'wasm truncated',
    where: EVERYWHERE,
    trouble: { file: 'wasm', ill: 'truncated' },
    ...fails(NOT_WASM),
  },
  {
    name: 'wasm bit-flipped',
    where: EVERYWHERE,
    trouble: { file: 'wasm', ill: 'flipped' },
    ...fails('InitError outboard/integrity'),
  },
  {
    name: 'wasm of another version than the client',
    where: EVERYWHERE,
    trouble: { file: 'wasm', ill: 'rebuilt' },
    ...fails(VERSION),
  },
  {
    name: 'download cut in the middle and retried',
    where: BROWSERS,
    elsewhere: 'Node reads the module from a file',
    trouble: { file: 'wasm', ill: 'cut' },
    ...works({ requests: 2 }),
  },
  {
    name: 'download cut each time',
    where: BROWSERS,
    elsewhere: 'Node reads the module from a file',
    trouble: { file: 'wasm', ill: 'always cut' },
    ...fails('InitError outboard/download-failed'),
  },
  {
    name: 'client on another origin than its worker',
    where: BROWSERS,
    elsewhere: 'files have no origin',
    panics: BOTH,
    trouble: { file: 'worker', ill: 'foreign' },
    unstarted: true,
    async run({ checksum, InitError }, tools) {
      const { error } = await tools.outcome(() => checksum(bytes(1)));
      // A worker of the page's own origin is the way out; the module may stay where it is.
      const { Worker, origin } = globalThis;
      const { variant, worker } = tools.place;
      const script = `${origin}/node_modules/faults/${worker.split('/').at(-1)}`;
      await tools.start({ variant, worker: () => new Worker(script, { type: 'module' }) });
      return {
        error: tools.words({ error }),
        helps: error instanceof InitError && /of another origin.*\.\/inline/.test(error.message),
      };
    },
    expect: { error: WORKER, helps: true, replaced: 0 },
  },
];
