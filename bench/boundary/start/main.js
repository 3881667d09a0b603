/** A page that has loaded nothing yet. What it loads is one of these, when it is told to. */

/** @type {Record<string, Record<string, () => Promise<{ first(): Promise<unknown> }>>>} */
const apps = {
  small: {
    ours: () => import('./small/ours.js'),
    hand: () => import('./small/hand.js'),
    pack: () => import('./small/pack.js'),
  },
  image: {
    ours: () => import('./image/ours.js'),
    hand: () => import('./image/hand.js'),
    pack: () => import('./image/pack.js'),
  },
};

/** @param {string} engine @param {string} who */
async function start(engine, who) {
  const from = performance.now();
  const { first } = await apps[engine][who]();
  const result = await first();
  return { ms: performance.now() - from, result };
}

Object.assign(globalThis, { start });
