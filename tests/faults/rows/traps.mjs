/** Traps: the instance is broken whatever it was built with, and its lane is replaced. */
import { BOTH, EVERYWHERE } from '../frame/row.mjs';

/** @import { Row } from '../frame/row.mjs' */

const TRAP = 'EngineTrap outboard/trap';

/** @type {Row[]} */
export const traps = [
  {
    name: 'unreachable',
    where: EVERYWHERE,
    panics: BOTH,
    async run({ unreachable }, tools) {
      await tools.fault(() => unreachable());
      return {};
    },
    expect: { error: TRAP, replaced: 1 },
  },
  {
    name: 'stack overflow',
    where: EVERYWHERE,
    panics: BOTH,
    async run({ dive }, tools) {
      await tools.fault(() => dive(1_000_000_000));
      return { shallow: await dive(10) };
    },
    expect: { error: TRAP, shallow: 10, replaced: 1 },
  },
  {
    name: 'allocation failure at the memory limit',
    where: EVERYWHERE,
    panics: BOTH,
    async run({ hoard }, tools) {
      await tools.fault(() => hoard(100));
      return { little: await hoard(0) };
    },
    expect: { error: TRAP, little: 0, replaced: 1 },
  },
  {
    name: 'allocation failure that the engine expects',
    where: EVERYWHERE,
    panics: BOTH,
    async run({ reserve }, tools) {
      await tools.fault(() => reserve(200_000_000));
      return {};
    },
    expect: { error: 'EngineError out-of-memory', replaced: 0 },
  },
];
