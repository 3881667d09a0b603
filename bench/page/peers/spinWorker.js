/** Keeps one core busy with plain arithmetic: what the machine makes of two cores has nothing to do with any engine. */

/** About 65 ms of work on the machine this was written on. */
const STEPS = 40_000_000;

self.onmessage = () => {
  let state = 1;
  for (let i = 0; i < STEPS; i++) state = (Math.imul(state, 31) + i) | 0;
  self.postMessage(state);
};
