/**
 * A function that was given to an engine is called back. Loaded when that happens first.
 *
 * Imports nothing, so that nothing of the core is split off for it.
 *
 * @import { CallbackMessage } from './protocol.js'
 * @import { Lane } from './lane.js'
 */

/**
 * @param {Lane} lane
 * @param {CallbackMessage} message
 * @param {(answer: object) => void} post
 */
export async function answer(lane, { id, answer, args, links }, post) {
  /** @param {object} content */
  const say = (content) => post({ kind: 'answer', id: answer, ...content });
  try {
    const run = lane.functions.get(id);
    if (!run) throw new Error('The function was released');
    say({ value: await run(...lane.pool.adopt(lane, args, links)) });
  } catch (error) {
    try {
      say({ error: error ?? null });
    } catch {
      // What cannot be cloned can be told of.
      say({ error: new Error(String(error)) });
    }
  }
}
