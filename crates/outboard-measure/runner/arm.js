/** An arm in its place: the questions that everyone answers, answered by an engine or by JavaScript. The same in a page and in Node. */
import { decode, encode } from './value.js';

/**
 * @typedef {object} Arm
 * @property {string[]} cases that it can run
 * @property {number} clock the smallest step of this place's clock, in nanoseconds
 * @property {(name: string, size: number, input?: Uint8Array) => Promise<void>} prepare
 * @property {(times: number) => Promise<number>} run nanoseconds for all of them
 * @property {() => Promise<Uint8Array>} result as an encoded value
 * @property {(bytes: number, length: number, atLeast: number) => Promise<number>} cross nanoseconds of one crossing, where it crosses
 */

/**
 * The client of a benchmark's package.
 *
 * @typedef {object} Client
 * @property {(options: object) => Promise<void>} init
 * @property {(options?: object) => Promise<Uint8Array>} outboardBenchList
 * @property {(name: string, size: number, options?: object) => Promise<void>} outboardBenchPrepare
 * @property {(times: number, options?: object) => Promise<number>} outboardBenchRun
 * @property {(options?: object) => Promise<Uint8Array>} outboardBenchResult
 * @property {(bytes: Uint8Array, length: number) => Promise<Uint8Array>} outboardBenchCross
 */

/**
 * An engine, in a lane of its own.
 *
 * @param {Client} client
 * @param {{ variant?: string | undefined, limit: number }} options
 * @returns {Promise<Arm>}
 */
export async function engineArm(client, { variant, limit }) {
  await client.init(variant ? { variant } : {});
  const patience = { timeout: limit };
  const list = /** @type {[string][]} */ (decode(await client.outboardBenchList(patience)));
  return {
    cases: list.map(([name]) => name),
    clock: clock(),
    prepare: (name, size) => client.outboardBenchPrepare(name, size, patience),
    run: (times) => client.outboardBenchRun(times, patience),
    result: () => client.outboardBenchResult(patience),
    async cross(bytes, length, atLeast) {
      const sent = new Uint8Array(bytes).fill(1);
      const since = performance.now();
      let count = 0;
      let passed = 0;
      do {
        await client.outboardBenchCross(sent, length);
        count++;
        passed = (performance.now() - since) * 1e6;
      } while (passed < atLeast);
      return passed / count;
    },
  };
}

/**
 * JavaScript, on this thread.
 *
 * @param {Record<string, unknown>} module
 * @returns {Arm}
 */
export function scriptArm(module) {
  /** @type {((input: unknown) => unknown) | undefined} */
  let call;
  /** @type {unknown} */
  let input;
  const prepared = () => {
    if (call) return call;
    throw Object.assign(new Error('no case is prepared'), { code: 'not-prepared' });
  };
  return {
    cases: Object.keys(module).filter((name) => typeof module[name] === 'function'),
    clock: clock(),
    async prepare(name, _, bytes) {
      call = /** @type {typeof call} */ (module[name]);
      input = bytes && decode(bytes);
    },
    async run(times) {
      const run = prepared();
      const since = performance.now();
      for (let i = 0; i < times; i++) {
        kept = run(input);
        // A promise is waited for, since its work may come later. A result that is none is not: that would cost a turn.
        if (kept instanceof Promise) await kept;
      }
      return (performance.now() - since) * 1e6;
    },
    result: async () => encode(await prepared()(input)),
    cross: async () => 0,
  };
}

/** The last result: the engine may not find out that nobody wants it. @type {unknown} */
export let kept;

/** The smallest step of the clock that was seen, in nanoseconds. */
function clock() {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 20; i++) {
    const since = performance.now();
    let now = since;
    while (now === since) now = performance.now();
    least = Math.min(least, now - since);
  }
  return least * 1e6;
}

/**
 * What went wrong, as it travels.
 *
 * @param {unknown} thrown
 * @returns {{ code: string, message: string }}
 */
export function refusal(thrown) {
  const { code, name, message = String(thrown) } = Object(thrown);
  return { code: String(code ?? name ?? 'error'), message: String(message) };
}
