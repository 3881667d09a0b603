/** The engine `attributed`: errors with codes, panics with places, and many calls on two lanes. The engine has two lanes here. */

/** @import { Case } from './values.mjs' */

/**
 * Waits until both lanes have started, as long as that takes on a busy machine. Runs before each case.
 *
 * @param {any} engine
 * @returns {Promise<number>} how many lanes answered
 */
export const bothLanes = async ({ busy }) => {
  let ids = new Set();
  for (let tries = 0; tries < 100 && ids.size < 2; tries++) {
    ids = new Set(await Promise.all([busy(30), busy(30), busy(30), busy(30)]));
  }
  return ids.size;
};

/** @type {Case[]} */
export const lanes = [
  {
    name: 'names, optional parameters and `js_name` as JavaScript has them',
    run: async ({ scaleSamples, isGiven, same, sum }) => [
      [...(await scaleSamples(Float32Array.of(1, 2, 3), 2))],
      [...(await scaleSamples(Float32Array.of(1, 2, 3), 2, 4))],
      await isGiven(),
      await isGiven('yes'),
      await same({ width: 4 }),
      await sum(new Blob([Uint8Array.of(40, 2)])),
    ],
    expect: [[2, 4, 6], [2, 4], false, true, { width: 4 }, 42],
  },
  {
    name: 'errors with message, code and cause',
    run: async ({ parseNumber, later, Tally, EngineError }) => {
      const seen = [];
      for (const call of [
        () => parseNumber('seven'),
        () => later(2 ** 32 - 1),
        () => Tally.create(Infinity),
      ]) {
        const error = await call().catch((/** @type {any} */ error) => error);
        seen.push([error instanceof EngineError, error.message, error.code]);
      }
      const { cause } = await parseNumber('7e').catch((/** @type {any} */ error) => error);
      return [...seen, cause?.message, await parseNumber('-7'), await later(1)];
    },
    expect: [
      [true, '`seven` is no number', 'no-number'],
      [true, 'the number is too large', 'too-large'],
      [true, 'the number is too large', 'too-large'],
      'invalid digit found in string',
      -7,
      2,
    ],
  },
  {
    name: 'a class with properties, write-back, an enum and handles',
    run: async ({ Tally, Rounding }) => {
      const tally = await Tally.create(10);
      await tally.setUnitPrice(2);
      const total = await tally.add(Float64Array.of(1, 2));
      const numbers = Float64Array.of(1, 5);
      await tally.takeEach(numbers);
      const means = [await tally.mean(Rounding.Down), await tally.mean(Rounding.Up)];
      await tally.setTotal(3);
      const values = [await tally.label(), await tally.total(), await tally.totalLater()];
      await tally.dispose();
      return [total, [...numbers], means, values];
    },
    expect: [16, [15, 10], [5, 5], ['tally', 3, 3]],
  },
  {
    name: 'twenty calls at once, on both lanes',
    run: async ({ busy, engine }) => {
      const ids = await Promise.all(Array.from({ length: 20 }, () => busy(20)));
      const { lanes, queued, calls } = engine.stats();
      return [ids.length, new Set(ids).size, { lanes, queued, calls }];
    },
    expect: [20, 2, { lanes: 2, queued: 0, calls: 0 }],
  },
  {
    name: 'what waits is taken by priority',
    run: async ({ busy, sum }) => {
      /** @type {string[]} */
      const order = [];
      const none = new Uint8Array(0);
      // The other lane stays away: on two, the call that is taken first need not be the one that ends first.
      const occupied = [busy(150), busy(1000)];
      await Promise.all([
        ...occupied,
        sum(none, { priority: -1 }).then(() => order.push('low')),
        sum(none, { priority: -1 }).then(() => order.push('low')),
        sum(none, { priority: 2 }).then(() => order.push('high')),
        sum(none, { priority: 2 }).then(() => order.push('high')),
      ]);
      return order;
    },
    expect: ['high', 'high', 'low', 'low'],
  },
  {
    name: 'an endless loop with a timeout: its lane is replaced, and the other lane is left alone',
    run: async ({ busy, spin, laneId, TimeoutError, engine }) => {
      const bystander = busy(700);
      const error = await spin({ timeout: 250 }).catch((/** @type {any} */ error) => error);
      const next = await laneId();
      return [
        error instanceof TimeoutError,
        error.code,
        error.message,
        typeof next,
        typeof (await bystander),
        engine.stats().lanes,
      ];
    },
    expect: [true, 'outboard/timeout', 'spin took over 250 ms', 'number', 'number', 2],
  },
  {
    name: 'an endless loop with a signal: it ends with the reason of the signal',
    run: async ({ busy, spin, laneId }) => {
      const controller = new AbortController();
      const reason = new Error('enough');
      const bystander = busy(700);
      setTimeout(() => controller.abort(reason), 250);
      const error = await spin({ signal: controller.signal }).catch(
        (/** @type {any} */ error) => error,
      );
      return [error === reason, typeof (await laneId()), typeof (await bystander)];
    },
    expect: [true, 'number', 'number'],
  },
  {
    name: 'a call that waits is ended without a lane',
    run: async ({ busy, laneId, spin }) => {
      const before = await Promise.all([busy(200), busy(200)]);
      const occupied = [busy(400), busy(400)];
      const late = await spin({ timeout: 50 }).catch((/** @type {any} */ error) => error.name);
      const aborted = await laneId({ signal: AbortSignal.abort() }).catch(
        (/** @type {any} */ error) => error.name,
      );
      const after = await Promise.all(occupied);
      return [late, aborted, after.every((id) => before.includes(id))];
    },
    expect: ['TimeoutError', 'AbortError', true],
  },
  {
    name: 'a panic with its message and place',
    run: async ({ panicWith, laneId, EnginePanic }) => {
      const error = await panicWith('out of fuel').catch((/** @type {any} */ error) => error);
      return [
        error instanceof EnginePanic,
        error.code,
        error.message,
        error.file,
        typeof error.line,
        typeof error.column,
        typeof (await laneId()),
      ];
    },
    expect: [true, 'outboard/panic', 'out of fuel', 'src/lib.rs', 'number', 'number', 'number'],
  },
  {
    name: 'a lane that is lost takes its handles with it, and no others',
    run: async ({ Tally, EnginePanic, StaleHandleError }) => {
      const [tally, other] = await Promise.all([Tally.create(3), Tally.create(4)]);
      const panic = await tally.overdraw(5).catch((/** @type {any} */ error) => error);
      const stale = await tally.total().catch((/** @type {any} */ error) => error);
      const total = await other.total();
      await other.dispose();
      return [
        panic instanceof EnginePanic,
        panic.message,
        panic.file,
        stale instanceof StaleHandleError,
        stale.code,
        total,
      ];
    },
    expect: [true, 'there are only 3', 'src/tally.rs', true, 'outboard/stale-handle', 4],
  },
  {
    name: 'handles of two lanes in one call are refused',
    run: async ({ Tally, RefusedError }) => {
      const tallies = await Promise.all([Tally.create(3), Tally.create(4)]);
      const error = await tallies[0]
        .isBehind(tallies[1])
        .catch((/** @type {any} */ error) => error);
      for (const tally of tallies) await tally.dispose();
      return [error instanceof RefusedError, error.code];
    },
    expect: [true, 'outboard/two-lanes'],
  },
  {
    name: 'a set-up function reaches every lane, and a lane that replaces another',
    run: async ({ configure, configured, spin }) => {
      const all = async () => {
        const seen = [];
        const ids = new Set();
        // A lane that is being replaced takes its time to start.
        for (let tries = 0; tries < 100 && ids.size < 2; tries++) {
          seen.push(...(await Promise.all([configured(50), configured(50), configured(50)])));
          for (const [id] of seen) ids.add(id);
        }
        return { ids, levels: [...new Set(seen.map(([, level]) => level))] };
      };
      await configure(7);
      const before = await all();
      await spin({ timeout: 100 }).catch(() => {});
      const after = await all();
      const fresh = [...after.ids].filter((id) => !before.ids.has(id));
      return [before.ids.size, before.levels, after.ids.size, after.levels, fresh.length];
    },
    expect: [2, [7], 2, [7], 1],
  },
];
