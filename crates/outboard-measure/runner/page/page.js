/** The page that holds the arms of a place, each in a frame. */

/** @import { Asked } from '../protocol.js' */

/** @type {Map<string, Window & { ask: (asked: Asked) => Promise<unknown> }>} */
const frames = new Map();

/** @param {string} arm */
async function frame(arm) {
  const known = frames.get(arm);
  if (known) return known;
  const element = document.createElement('iframe');
  element.src = '/runner/page/arm.html';
  const loaded = new Promise((resolve, reject) => {
    element.onload = resolve;
    element.onerror = reject;
  });
  document.body.append(element);
  await loaded;
  const opened = /** @type {any} */ (element.contentWindow);
  if (!opened.ask) throw new Error(`the frame of ${arm} did not load`);
  frames.set(arm, opened);
  return opened;
}

/** @param {string} arm @param {Asked} asked */
async function ask(arm, asked) {
  return (await frame(arm)).ask(asked);
}

Object.assign(globalThis, { outboard: { ask } });
