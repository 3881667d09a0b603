/** Panics: with `unwind` the lane goes on and keeps its handles, with `abort` it is replaced. */
import { BOTH, EVERYWHERE } from '../frame/row.mjs';

/** @import { Panics, Row } from '../frame/row.mjs' */

const PANIC = 'EnginePanic outboard/panic';

/** How many lanes a panic costs. @param {{ panics: Panics }} place */
const lost = ({ panics }) => (panics === 'abort' ? 1 : 0);

/** @type {Row[]} */
export const panics = [
  {
    name: 'panic in a function',
    where: EVERYWHERE,
    panics: BOTH,
    async run({ panicWith }, tools) {
      const { message, file, line } = await tools.fault(() => panicWith('as asked'));
      return { message, file, line: line > 0 };
    },
    expect: (place) => ({
      error: PANIC,
      message: 'as asked',
      file: 'src/panics.rs',
      line: true,
      replaced: lost(place),
    }),
  },
  {
    name: 'panic far down, with memory held',
    where: EVERYWHERE,
    panics: BOTH,
    async run({ panicBeneath }, tools) {
      await tools.fault(() => panicBeneath(8, true));
      // Where a panic costs no lane, many of them cost no memory either.
      const many = tools.place.panics === 'unwind' ? 200 : 0;
      for (let i = 0; i < many; i++) await tools.outcome(() => panicBeneath(8, true));
      return { undropped: await panicBeneath(0, false) };
    },
    expect: (place) => ({ error: PANIC, undropped: 0, replaced: lost(place) }),
  },
  {
    name: 'panic in a method',
    where: EVERYWHERE,
    panics: BOTH,
    async run({ Session }, tools) {
      const session = await Session.create(3);
      const sibling = await session.fork();
      const { message, file } = await tools.fault(() => session.overdraw(5));
      const total = await tools.said(() => session.total());
      const added = await tools.said(() => sibling.add(1));
      await session.dispose();
      await sibling.dispose();
      return { message, file, total, added };
    },
    expect: (place) => ({
      error: PANIC,
      message: 'there are only 3',
      file: 'src/session.rs',
      ...(place.panics === 'unwind'
        ? { total: 'resolved with 3', added: 'resolved with 4' }
        : {
            total: 'StaleHandleError outboard/stale-handle',
            added: 'StaleHandleError outboard/stale-handle',
          }),
      replaced: lost(place),
    }),
  },
  {
    name: 'panic while a callback is running',
    where: EVERYWHERE,
    panics: BOTH,
    async run({ callThenPanic }, tools) {
      /** @type {string[]} */
      const heard = [];
      let answered = false;
      const callback = async (/** @type {string} */ word) => {
        heard.push(word);
        await tools.pass(100);
        answered = true;
        return 'late';
      };
      const { message } = await tools.fault(() => callThenPanic(callback));
      await tools.until(() => answered);
      return { message, heard, answered };
    },
    expect: (place) => ({
      error: PANIC,
      message: 'a panic while the callback runs',
      heard: ['called'],
      answered: true,
      replaced: lost(place),
    }),
  },
  {
    name: 'panic after a callback has answered',
    where: EVERYWHERE,
    panics: BOTH,
    async run({ panicAfterAnswer }, tools) {
      const { message } = await tools.fault(() => panicAfterAnswer(async () => 'an answer'));
      return { message };
    },
    expect: (place) => ({
      error: PANIC,
      message: 'a panic after an answer',
      replaced: lost(place),
    }),
  },
  {
    name: 'panic beside a call that awaits a callback',
    where: EVERYWHERE,
    panics: BOTH,
    async run({ ask, panicWith }, tools) {
      /** @type {(word: string) => void} */
      let answer = () => {};
      let called = false;
      const callback = () => {
        called = true;
        return new Promise((resolve) => {
          answer = resolve;
        });
      };
      /** @type {Promise<string> | undefined} */
      let waiting;
      const panic = async () => {
        // The neighbour has the other lane, so both of these are on one.
        waiting = tools.said(() => ask(callback));
        await tools.until(() => called);
        return panicWith('beside');
      };
      await tools.fault(panic, { ms: 1500 });
      answer('at last');
      return { waiting: await waiting };
    },
    expect: (place) => ({
      error: PANIC,
      waiting:
        place.panics === 'unwind' ? 'resolved with "at last"' : 'LaneLostError outboard/lane-lost',
      replaced: lost(place),
    }),
  },
];
