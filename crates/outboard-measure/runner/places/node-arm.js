/** One arm in a process of Node's. */
import { readFile, writeFile } from 'node:fs/promises';
import { engineArm, refusal, scriptArm } from '../arm.js';

/** @import { Arm } from '../arm.js' */
/** @import { Asked } from '../protocol.js' */

/** @type {Arm | undefined} */
let arm;

/** @param {Asked} asked */
async function answer(asked) {
  if (asked.ask === 'open') {
    const loaded = await import(asked.module);
    const { variant, limit } = asked;
    arm =
      variant === undefined
        ? scriptArm(loaded)
        : await engineArm(loaded, { variant: variant || undefined, limit });
    return { cases: arm.cases, clock: arm.clock, isolated: true };
  }
  if (!arm) throw Object.assign(new Error('the arm is not open'), { code: 'not-open' });
  switch (asked.ask) {
    case 'prepare': {
      const input = asked.input === undefined ? undefined : await readFile(new URL(asked.input));
      return arm.prepare(asked.case, asked.size, input && new Uint8Array(input));
    }
    case 'run':
      return arm.run(asked.times);
    case 'cross':
      return arm.cross(asked.bytes, asked.length, asked.atLeast);
    case 'result':
      await writeFile(new URL(asked.to), await arm.result());
      return null;
  }
}

// Turns are kept, and the process stays until it is ended.
process.on('message', async (/** @type {Asked} */ asked) => {
  const told = await answer(asked).then(
    (answer) => ({ answer: answer ?? null }),
    (thrown) => ({ error: refusal(thrown) }),
  );
  process.send?.(told);
});
process.on('disconnect', () => process.exit());
