/** Handles that cannot be used, or not together. */
import { BOTH, EVERYWHERE } from '../frame/row.mjs';

/** @import { Row } from '../frame/row.mjs' */

const STALE = 'StaleHandleError outboard/stale-handle';

/** @type {Row[]} */
export const handles = [
  {
    name: 'handle used after dispose',
    where: EVERYWHERE,
    panics: BOTH,
    async run({ peek, Session }, tools) {
      const session = await Session.create(1);
      await session.dispose();
      await tools.fault(() => session.total());
      return {
        argument: await tools.said(() => peek(session)),
        twice: await tools.said(() => session.dispose()),
      };
    },
    expect: { error: STALE, argument: STALE, twice: 'resolved with undefined', replaced: 0 },
  },
  {
    name: 'handle that the engine took',
    where: EVERYWHERE,
    panics: BOTH,
    async run({ Session }, tools) {
      const session = await Session.create(5);
      const total = await session.finish();
      await tools.fault(() => session.finish());
      return { total, dispose: await tools.said(() => session.dispose()) };
    },
    expect: { error: STALE, total: 5, dispose: 'resolved with undefined', replaced: 0 },
  },
  {
    name: 'handle of another lane',
    where: EVERYWHERE,
    panics: BOTH,
    async run({ merged, Session }, tools) {
      const [here, there] = await Promise.all([Session.create(1), Session.create(2)]);
      const spread = new Set(await Promise.all([here.lane(), there.lane()])).size;
      await tools.fault(() => merged(here, there));
      const together = await here.fork();
      const sum = await merged(here, together);
      for (const session of [here, there, together]) await session.dispose();
      return { spread, sum };
    },
    expect: { error: 'RefusedError outboard/two-lanes', spread: 2, sum: 2, replaced: 0 },
  },
  {
    name: 'handle of a lost lane',
    where: EVERYWHERE,
    panics: BOTH,
    async run({ peek, Session }, tools) {
      const [lost, other] = await Promise.all([Session.create(1), Session.create(2)]);
      const sibling = await lost.fork();
      const stopped = await tools.said(() => lost.work(60_000, { timeout: 100 }));
      await tools.fault(() => sibling.total());
      const said = {
        stopped,
        itself: await tools.said(() => lost.total()),
        argument: await tools.said(() => peek(lost)),
        dispose: await tools.said(() => sibling.dispose()),
        other: await other.total(),
      };
      await other.dispose();
      return said;
    },
    expect: {
      error: STALE,
      stopped: 'TimeoutError outboard/timeout',
      itself: STALE,
      argument: STALE,
      dispose: 'resolved with undefined',
      other: 2,
      replaced: 1,
    },
  },
  {
    name: 'handle inside an array',
    where: EVERYWHERE,
    panics: BOTH,
    async run({ same, Session, sumOf }, tools) {
      const first = await Session.create(1);
      const second = await first.fork();
      // Deeper than the engine could find it, it would arrive as an empty copy.
      await tools.fault(() => same({ sessions: [first, second] }));
      const before = [await first.total(), await second.total()];
      const sum = await sumOf([first, second]);
      return {
        before,
        sum,
        after: await tools.said(() => first.total()),
        twice: await tools.said(() => sumOf([first])),
      };
    },
    expect: {
      error: 'RefusedError outboard/uncloneable',
      before: [1, 1],
      sum: 2,
      after: STALE,
      twice: STALE,
      replaced: 0,
    },
  },
];
