/**
 * Much in, little out, and next to nothing to compute: what a call costs.
 *
 * @import { Given, Work } from '../../../page/work.js'
 */
import * as comlink from 'comlink';
import { surface, surfaceHere } from '../engines.js';

const MIB = 16;

/** @param {Given} _given @returns {Promise<Work>} */
export async function prepare(_given) {
  const bytes = new Uint8Array(MIB * 2 ** 20);
  for (let at = 0; at < bytes.length; at += 65_536) {
    crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  }
  const { init, sum } = await surface();
  await init({ lanes: 1 });
  const here = await surfaceHere();
  await here.default();

  const worker = new Worker(new URL('../peers/comlinkWorker.js', import.meta.url), {
    type: 'module',
  });
  /** @type {comlink.Remote<import('../peers/comlinkWorker.js').Engine>} */
  const remote = comlink.wrap(worker);
  await remote.ready();
  return {
    notes: [`${MIB} MiB of random bytes, added up by the same wasm on each side`],
    contestants: {
      ours: () => sum(bytes),
      comlink: () => remote.sum(bytes),
      comlinkTransfer: () => {
        const copy = bytes.slice();
        return remote.sum(comlink.transfer(copy, [copy.buffer]));
      },
      here: async () => here.sum(bytes),
    },
    agree: async ({ ours, ...others }) => {
      const expected = bytes.reduce((total, byte) => total + byte, 0);
      for (const [name, theirs] of Object.entries({ ours, ...others })) {
        if (theirs !== expected) throw new Error(`${name} says ${theirs}, and it is ${expected}`);
      }
      return Object.keys(others).map((name) => `${name}: the same number`);
    },
  };
}
