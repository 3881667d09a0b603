/** One arm in a document of its own, so that each has its own copy of the package. */
import { engineArm, refusal, scriptArm } from '../arm.js';

/** @import { Arm } from '../arm.js' */
/** @import { Described, Asked } from '../protocol.js' */

/** @type {Arm | undefined} */
let arm;

/**
 * @param {Described} described
 * @returns {Promise<unknown>}
 */
async function open({ module, variant, limit }) {
  const loaded = await import(module);
  arm =
    variant === undefined
      ? scriptArm(loaded)
      : await engineArm(loaded, { variant: variant || undefined, limit });
  return { cases: arm.cases, clock: arm.clock, isolated: crossOriginIsolated };
}

/** @param {Asked} asked */
async function answer(asked) {
  if (asked.ask === 'open') return open(asked);
  if (!arm) throw Object.assign(new Error('the arm is not open'), { code: 'not-open' });
  switch (asked.ask) {
    case 'prepare': {
      const input = asked.input === undefined ? undefined : await fetched(asked.input);
      return arm.prepare(asked.case, asked.size, input);
    }
    case 'run':
      return arm.run(asked.times);
    case 'cross':
      return arm.cross(asked.bytes, asked.length, asked.atLeast);
    case 'result': {
      const body = /** @type {Uint8Array<ArrayBuffer>} */ (await arm.result());
      const kept = await fetch(asked.to, { method: 'POST', body });
      if (!kept.ok) throw new Error(`the result could not be handed over: ${kept.status}`);
      return null;
    }
  }
}

/** @param {string} url */
async function fetched(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the input could not be fetched: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** @param {Asked} asked */
const ask = (asked) =>
  answer(asked).then(
    (answer) => ({ answer: answer ?? null }),
    (thrown) => ({ error: refusal(thrown) }),
  );

Object.assign(globalThis, { ask });
