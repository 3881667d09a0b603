/**
 * What a lane says beside the answers to its calls: it calls a function back, it has no more use for one, it broke on its own.
 * Loaded when that happens first; what comes after waits for it.
 *
 * Imports nothing, so that nothing of the core is split off for it.
 *
 * @import { CallbackMessage, Crash } from './protocol.js'
 * @import { revive } from './errors.js'
 * @import { Lane } from './lane.js'
 */

export const asides = { callback, release, crash };

/** @param {Lane} lane @param {CallbackMessage} message */
async function callback(lane, { id, answer, args, links }) {
  /** @param {object} content */
  const say = (content) => lane.send({ kind: 'answer', id: answer, ...content });
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

/** @param {Lane} lane @param {{ id: number }} message */
function release(lane, { id }) {
  lane.functions.delete(id);
}

/** @param {Lane} lane @param {Crash} message @param {typeof revive} asError */
function crash(lane, { failure }, asError) {
  const error = asError(failure);
  const [call, another] = [...lane.calls.values()].filter(({ state }) => state === 'started');
  // Where one call only was under way, it is that one which broke.
  const known = call && !another;
  if (known) {
    lane.calls.delete(call.id);
    lane.fail(call, failure.type, error);
  }
  lane.pool.lost(lane, error, known || undefined);
}
