/** The engine `threads`, built in every variant: three browsers, with shared memory and without, and Node. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import {
  berths,
  chosen,
  fault,
  left,
  progress,
  refused,
  stopped,
  views,
  wrong,
} from './pages/variants.mjs';
import { bare } from './support/bare.mjs';
import { KINDS, NAMES } from './support/browsers.mjs';
import { install } from './support/install.mjs';

/** Which have relaxed SIMD. @type {Readonly<Record<string, boolean>>} */
const RELAXED = { chromium: true, firefox: true, webkit: false };

/** As many on every machine. */
const THREADS = 2;

/** In the Mandelbrot set of this resolution: the same for all. @type {Set<number>} */
const counted = new Set();

/** @param {string[]} requests */
const files = (requests) =>
  [...new Set(requests.map((path) => path.split('/').at(-1) ?? ''))]
    .filter((file) => /\.wasm$|worker/.test(file))
    .toSorted();

/** @param {string} variant @param {string} [worker] */
const filesOf = (variant, worker = 'worker') =>
  [
    `threads.${variant}.wasm`,
    variant === 'simd' ? `${worker}.js` : `${worker}.${variant}.js`,
  ].toSorted();

/**
 * What holds in every place with threads.
 *
 * @param {() => (run: Function, ...args: unknown[]) => Promise<any>} place
 */
function withThreads(place) {
  test('results are right', async () => {
    const { differs, mandelbrot } = await place()(wrong);
    assert.deepEqual(differs, []);
    counted.add(mandelbrot);
    assert.equal(counted.size, 1);
  });

  test('bytes arrive as they were, whichever way they come', async () => {
    assert.deepEqual(await place()(berths), []);
  });

  test('results are lent, and given back', async () => {
    assert.deepEqual(await place()(views), {
      isShared: true,
      right: true,
      numbers: [1, 4, 9, 24],
      afterwards: 'outboard/stale-handle',
      grown: false,
      ofLost: 'outboard/stale-handle',
    });
  });

  const lost = { next: 2000, threads: THREADS, replaced: 1 };
  test('a panic in a thread ends its call, with message and place', async () => {
    const where = { file: 'faults.rs', line: true };
    const panic = { name: 'EnginePanic', code: 'outboard/panic', ...where, ...lost };
    const elsewhere = await place()(fault, 'panicElsewhere', []);
    assert.deepEqual(elsewhere, { ...panic, message: 'another thread panics' });
    const inside = await place()(fault, 'panicInside', [64, 40]);
    const { message, ...rest } = inside;
    assert.deepEqual(rest, panic);
    assert.match(message, /the job of 40 panics/);
  });

  test('a trap in a thread ends its call', async () => {
    const { message, ...rest } = await place()(fault, 'trapElsewhere', []);
    assert.deepEqual(rest, {
      name: 'EngineTrap',
      code: 'outboard/trap',
      file: '',
      line: false,
      ...lost,
    });
    assert.match(message, /unreachable/i);
  });

  test('an endless loop in all threads is stopped', async () => {
    const { message, ...rest } = await place()(fault, 'spin', [{ timeout: 100 }]);
    assert.deepEqual(rest, {
      name: 'TimeoutError',
      code: 'outboard/timeout',
      file: '',
      line: false,
      ...lost,
    });
  });

  test('threads hear that their call is to stop', async () => {
    assert.deepEqual(await place()(stopped), { name: 'AbortError', replaced: 0 });
  });

  test('threads say how far their call is', async () => {
    assert.deepEqual(await place()(progress), { primes: 148_933, heard: true, right: true });
  });
}

for (const kind of KINDS) {
  const threads = RELAXED[kind] ? 'threads-relaxed' : 'threads';
  const alone = RELAXED[kind] ? 'relaxed' : 'simd';

  describe(`${NAMES[kind]}, isolated`, () => {
    /** @type {import('./support/bare.mjs').BarePage} */
    let page;

    before(async () => {
      page = await bare(`variants-${kind}`, 'threads', { browser: kind, isolated: true });
    });

    after(() => page?.close());

    test('threads are chosen and used, and nothing else is downloaded', async () => {
      assert.deepEqual(await page.evaluate(chosen, { threads: THREADS, lanes: 1 }), {
        count: THREADS,
        met: THREADS,
        relaxed: RELAXED[kind],
        variant: threads,
        threads: THREADS,
        lanes: 1,
      });
      assert.deepEqual(files(page.requests), filesOf(threads));
    });

    withThreads(() => page.evaluate);

    test('nothing is heard of it but by its callers', async () => {
      assert.deepEqual(await page.troubles(), []);
    });

    test('a stop leaves no worker', async () => {
      // WebKit ends no worker that is in an endless loop of wasm, whether it is a thread or not; so there the page is a fresh one, and
      // the loop of threads asks whether to stop.
      const isWebKit = kind === 'webkit';
      const { evaluate } = isWebKit ? await page.another() : page;
      const busy = isWebKit ? 'untilStopped' : 'spin';
      const { before, code, after } = /** @type {any} */ (await evaluate(left, THREADS, busy));
      assert.deepEqual(
        { before, code, after },
        { before: THREADS, code: 'outboard/lane-lost', after: 0 },
      );
    });

    test('another variant runs where it is asked for', async () => {
      const other = await page.another();
      assert.equal(
        await other.evaluate(refused, { variant: 'fast' }),
        'InitError outboard/bad-option',
      );
      const seen = /** @type {any} */ (await other.evaluate(chosen, { variant: 'simd' }));
      assert.deepEqual([seen.variant, seen.count, seen.relaxed], ['simd', 1, false]);
      assert.deepEqual(files(other.requests), filesOf('simd'));
    });
  });

  describe(`${NAMES[kind]}, not isolated`, () => {
    /** @type {import('./support/bare.mjs').BarePage} */
    let page;

    before(async () => {
      page = await bare(`variants-${kind}-alone`, 'threads', { browser: kind });
    });

    after(() => page?.close());

    test('a variant without threads is chosen, and nothing else is downloaded', async () => {
      assert.equal(
        await page.evaluate(refused, { variant: 'threads' }),
        'InitError outboard/unsupported',
      );
      const seen = /** @type {any} */ (await page.evaluate(chosen, { lanes: 1 }));
      const { variant, count, met, relaxed, threads } = seen;
      assert.deepEqual(
        { variant, count, met, relaxed, threads },
        { variant: alone, count: 1, met: 1, relaxed: RELAXED[kind], threads: 1 },
      );
      assert.deepEqual(files(page.requests), filesOf(alone));
    });

    test('the results are the same', async () => {
      const { differs, mandelbrot } = /** @type {any} */ (await page.evaluate(wrong));
      assert.deepEqual(differs, []);
      counted.add(mandelbrot);
      assert.equal(counted.size, 1);
    });

    test('a view holds the array that was moved', async () => {
      const seen = /** @type {any} */ (await page.evaluate(views));
      const { isShared, right, numbers, afterwards } = seen;
      assert.deepEqual(
        { isShared, right, numbers, afterwards },
        { isShared: false, right: true, numbers: [1, 4, 9, 24], afterwards: `${2 ** 21} bytes` },
      );
    });
  });
}

describe('Node', () => {
  /** @type {any} */
  let engine;

  before(async () => {
    const app = await install('variants-node', ['threads']);
    engine = await app.import('threads');
  });

  after(() => engine?.engine.stop());

  test('threads are chosen and used', async () => {
    const seen = await chosen(engine, { threads: THREADS, lanes: 1 });
    assert.deepEqual(seen, {
      count: THREADS,
      met: THREADS,
      relaxed: seen.variant === 'threads-relaxed',
      variant: seen.variant,
      threads: THREADS,
      lanes: 1,
    });
    assert.match(seen.variant, /^threads/);
  });

  withThreads(
    () =>
      (run, ...args) =>
        run(engine, ...args),
  );

  test('a stop leaves no worker', async (context) => {
    if (process.platform !== 'linux') return context.skip('only Linux tells its threads');
    const count = () => readdirSync('/proc/self/task').length;
    await engine.init();
    const before = count();
    const call = engine.spin().catch((/** @type {any} */ { code }) => code);
    await new Promise((resolve) => setTimeout(resolve, 200));
    engine.engine.stop();
    assert.equal(await call, 'outboard/lane-lost');
    const end = performance.now() + 10_000;
    while (count() > before - THREADS && performance.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    assert.equal(count(), before - THREADS);
  });
});
