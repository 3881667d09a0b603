/**
 * What the tests of variants ask of the engine `threads`, wherever it runs. Each is sent into a page as text, so it uses nothing from
 * here; each gives what it saw.
 */

/** Starts the engine, and asks it what it is. @param {any} engine @param {object} [options] */
export async function chosen({ init, threadCount, threadsAtOnce, isRelaxed, engine }, options) {
  await init(options);
  const [count, met, relaxed] = [
    await threadCount(),
    await threadsAtOnce(200_000),
    await isRelaxed(),
  ];
  const { variant, threads, lanes } = engine.stats();
  return { count, met, relaxed, variant, threads, lanes };
}

/** The code of what a start is refused with. @param {any} engine @param {object} options */
export const refused = ({ init }, options) =>
  init(options).then(
    () => 'it started',
    (/** @type {any} */ { name, code }) => `${name} ${code}`,
  );

/** What is computed, beside the same computed here: the names of what differs. @param {any} engine */
export async function wrong(engine) {
  /** @type {string[]} */
  const differs = [];
  /** @param {string} what @param {ArrayLike<unknown>} is @param {ArrayLike<unknown>} expected */
  const same = (what, is, expected) => {
    if (is.length !== expected.length || Array.from(is).some((each, i) => each !== expected[i])) {
      differs.push(what);
    }
  };
  const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => i * 7);
  const floats = Float64Array.from({ length: 50_000 }, (_, i) => Math.sin(i));
  const small = Float32Array.from({ length: 10_000 }, (_, i) => i);
  same('sum', [Number(await engine.sum(bytes))], [bytes.reduce((a, b) => a + b, 0)]);
  same('sum of a blob', [await engine.sum(new Blob([bytes]))], [await engine.sum(bytes)]);
  same(
    'invert',
    await engine.invert(bytes),
    bytes.map((byte) => ~byte),
  );
  same('pass', await engine.pass(bytes), bytes);
  same('nothing', await engine.pass(new Uint8Array()), []);
  same(
    'digits',
    await engine.digits(100_000),
    Array.from({ length: 100_000 }, (_, i) => i % 10),
  );
  same('sort', await engine.sort(floats), floats.toSorted());
  same(
    'squares',
    await engine.squares(floats),
    floats.map((value) => value * value),
  );
  const scaled = small.slice();
  await engine.scale(scaled, 3);
  same(
    'scale',
    scaled,
    small.map((value) => value * 3),
  );
  same('dot', [await engine.dot(new Float32Array(8).fill(2), new Float32Array(8).fill(3))], [48]);
  same('shout', [await engine.shout('straße 🦦')], ['STRASSE 🦦']);
  const alone = [await engine.mandelbrot(200, 300), await engine.mandelbrot(200, 300)];
  same('mandelbrot', [alone[0]], [alone[1]]);
  return { differs, mandelbrot: alone[0] };
}

/** Bytes of many sizes, one call after the other and many at once: the names of the sizes whose sum was wrong. @param {any} engine */
export async function berths({ sum, invert }) {
  /** @type {string[]} */
  const differs = [];
  const add = (/** @type {Uint8Array} */ all) => all.reduce((a, b) => a + b, 0);
  for (const length of [10_000, 10_000, 1e6, 1e6, 9000, 1e6, 3e6, 3e6, 3e6, 20_000, 20_000]) {
    const bytes = Uint8Array.from({ length }, (_, i) => i * 31 + length);
    const before = add(bytes);
    const call = sum(bytes);
    // It took them when it was called.
    bytes.fill(0);
    if (Number(await call) !== before) differs.push(`${length}`);
  }
  const many = Array.from({ length: 24 }, (_, i) => new Uint8Array(40_000 + i * 1000).fill(i));
  for (let round = 0; round < 3; round++) {
    const sums = await Promise.all(many.map((bytes) => sum(bytes)));
    sums.forEach((is, i) => {
      if (Number(is) !== add(many[i] ?? new Uint8Array())) differs.push(`${i} at once`);
    });
  }
  const inverted = await Promise.all(many.map((bytes) => invert(bytes)));
  inverted.forEach((is, i) => {
    if (is.some((/** @type {number} */ byte) => byte !== 255 - i)) differs.push(`invert ${i}`);
  });
  return differs;
}

/** Results that are lent. @param {any} engine */
export async function views({ digits, squares, engine, trapElsewhere }) {
  const size = 2 ** 21;
  const view = await digits.view(size);
  const isShared =
    Object.prototype.toString.call(view.bytes.buffer) === '[object SharedArrayBuffer]';
  const right = view.bytes.length === size && view.bytes[size - 1] === (size - 1) % 10;
  const floats = await squares.view(Float64Array.of(1, 2, 3));
  const numbers = [...floats.value, floats.bytes.length];
  await floats.dispose();
  await view.dispose();
  let afterwards = 'nothing was thrown';
  try {
    afterwards = `${view.bytes.length} bytes`;
  } catch (error) {
    afterwards = /** @type {any} */ (error).code;
  }
  const before = engine.stats().memory;
  for (let i = 0; i < 50; i++) await (await digits.view(size)).dispose();
  const grown = engine.stats().memory - before;
  const lost = await digits.view(size);
  await trapElsewhere().catch(() => {});
  let ofLost = 'nothing was thrown';
  try {
    ofLost = `${lost.bytes.length} bytes`;
  } catch (error) {
    ofLost = /** @type {any} */ (error).code;
  }
  await lost.dispose();
  return { isShared, right, numbers, afterwards, grown: grown > size * 4, ofLost };
}

/** How a call ends that goes wrong, and what the lanes do next. @param {any} engine @param {string} name @param {unknown[]} args */
export async function fault(engine, name, args) {
  const { stats } = engine.engine;
  await engine.sum(new Uint8Array(4));
  const before = stats().replaced;
  const patience = new Promise((resolve) => setTimeout(resolve, 20_000, { name: 'it is pending' }));
  const error = await Promise.race([
    engine[name](...args).catch((/** @type {any} */ error) => error),
    patience,
  ]);
  const next = await engine.sum(new Uint8Array(1000).fill(2));
  const { code, message, file = '', line } = error ?? {};
  return {
    name: error?.name,
    code,
    message,
    file: file.split('/').at(-1),
    // WebKit's own errors have a line too.
    line: file !== '' && line > 0,
    next: Number(next),
    threads: await engine.threadCount(),
    replaced: stats().replaced - before,
  };
}

/** A call whose threads hear that it is over. @param {any} engine */
export async function stopped({ untilStopped, sum, engine }) {
  await sum(new Uint8Array(4));
  const before = engine.stats().replaced;
  const controller = new AbortController();
  const call = untilStopped({ signal: controller.signal });
  setTimeout(() => controller.abort(), 50);
  const { name } = await call.catch((/** @type {any} */ error) => error);
  await sum(new Uint8Array(4));
  return { name, replaced: engine.stats().replaced - before };
}

/** How far a call is, which any of its threads says. @param {any} engine */
export async function progress({ countPrimes }) {
  /** @type {any[]} */
  const heard = [];
  const primes = await countPrimes(2_000_000, {
    onProgress: (/** @type {object} */ progress) => heard.push(progress),
  });
  const right = heard.every(
    ({ fraction, note }) => fraction >= 0 && fraction <= 1 && note === 'sieving',
  );
  return { primes, heard: heard.length > 0, right };
}

/**
 * How many workers there are before and after a stop, as the locks tell that each holds while it lives. Those of the lanes that broke
 * are gone before, and threads are busy when it comes.
 *
 * @param {any} engine
 * @param {number} threads
 * @param {'spin' | 'untilStopped'} busy what they do
 */
export async function left({ init, engine, ...calls }, threads, busy) {
  await init({ threads, lanes: 1 });
  const count = async () => {
    const { held = [] } = await navigator.locks.query();
    return held.filter(({ name }) => name?.startsWith('outboard ')).length;
  };
  /** @param {number} wanted */
  const settled = async (wanted) => {
    // A browser may leave a worker that does not listen some seconds.
    const end = performance.now() + 15_000;
    while ((await count()) !== wanted && performance.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return count();
  };
  const before = await settled(threads);
  const call = calls[busy]().catch((/** @type {any} */ { code }) => code);
  await new Promise((resolve) => setTimeout(resolve, 200));
  engine.stop();
  return { before, code: await call, after: await settled(0) };
}
