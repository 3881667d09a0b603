/** Arguments that cannot cross to a lane as they are. The call is refused, and costs no lane. */
import { BOTH, EVERYWHERE } from '../frame/row.mjs';

/** @import { Row } from '../frame/row.mjs' */

/** @type {Row[]} */
export const args = [
  {
    name: 'argument that cannot be cloned',
    where: EVERYWHERE,
    panics: BOTH,
    async run({ same }, tools) {
      const { message } = await tools.fault(() => same({ deep: [new WeakMap()] }));
      return {
        named: message.includes('Argument 1 of same'),
        symbol: await tools.said(() => same(Symbol('none'))),
        fine: await tools.said(() => same({ deep: [1] })),
      };
    },
    expect: {
      error: 'RefusedError outboard/uncloneable',
      named: true,
      symbol: 'RefusedError outboard/uncloneable',
      fine: 'resolved with {"deep":[1]}',
      replaced: 0,
    },
  },
  {
    name: 'detached buffer',
    where: EVERYWHERE,
    panics: BOTH,
    async run({ checksum, invert, same }, tools) {
      const detached = () => {
        const bytes = new Uint8Array(100_000);
        structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
        return bytes;
      };
      const bytes = detached();
      await tools.fault(() => checksum(bytes));
      return {
        moved: await tools.said(() => checksum(bytes, { transfer: [bytes.buffer] })),
        written: await tools.said(() => invert(detached())),
        deep: await tools.said(() => same({ bytes: detached() })),
      };
    },
    expect: {
      error: 'RefusedError outboard/uncloneable',
      moved: 'RefusedError outboard/uncloneable',
      written: 'RefusedError outboard/uncloneable',
      deep: 'RefusedError outboard/uncloneable',
      replaced: 0,
    },
  },
  {
    name: 'a view that shares its buffer',
    where: EVERYWHERE,
    panics: BOTH,
    async run({ checksum, invert, same }, tools) {
      const all = new Uint8Array(40_000).fill(1);
      const view = all.subarray(10, 20_010);
      // To move it would take the rest of the buffer from its owner.
      await tools.fault(() => checksum(view, { transfer: [view] }));
      const after = [all.length, view.length];
      // Without being moved it is copied, and only what it covers.
      const sum = await checksum(view);
      const whole = await checksum(new Uint8Array(20_000).fill(1));
      await invert(view);
      const back = await same(view.subarray(0, 2));
      return {
        after,
        sum: sum === whole,
        written: [all[9], all[10], all[20_009], all[20_010]],
        back: [...back, back.buffer.byteLength],
        still: [all.length, view.length],
      };
    },
    expect: {
      error: 'RefusedError outboard/partial-buffer',
      after: [40_000, 20_000],
      sum: true,
      written: [1, 254, 254, 1],
      back: [254, 254, 2],
      still: [40_000, 20_000],
      replaced: 0,
    },
  },
];
