/**
 * What a lane says beside the results of its calls: how far one is, that one failed; it calls a function back, it has no more use for one, it broke on its
 * own. Loaded when that happens first, or by housekeeping; what comes after waits for it.
 *
 * Imports nothing, so that nothing of the core is split off for it.
 *
 * @import { Call } from './call.js'
 * @import { CLASSES, Failure, OutboardError } from './errors.js'
 * @import { CallbackMessage, Crash, FailureMessage, Progressed, Result } from './protocol.js'
 * @import { Lane } from './lane.js'
 */

/** How long a call that is to stop may take, in milliseconds: about what a new lane costs on a busy machine. */
const GRACE = 100;

/** What is done about each, by its kind. @type {Record<string, (lane: Lane, message: any, classes: typeof CLASSES) => void>} */
export const asides = Object.assign(Object.create(null), {
  progress,
  callback,
  release,
  failure,
  crash,
});

/**
 * A call was aborted or is late, and may be running. If it takes a `Control`, it hears of that; what does not end soon loses its
 * lane, if that is a worker.
 *
 * @param {Lane} lane
 * @param {Call} call
 * @param {number} [grace]
 */
export function stop(lane, call, grace = GRACE) {
  const { id } = call;
  const { flags } = lane;
  if (flags) Atomics.store(flags, id % flags.length, id);
  // Where its turn has not come, the lane is not to be lost for it.
  if (call.ahead) return;
  lane.send({ kind: 'cancel', id });
  setTimeout(() => {
    if (!lane.mortal || !lane.calls.has(id)) return;
    // What the lane has said by now is heard first, so that nothing is moved that has begun.
    if (grace) stop(lane, call, 0);
    else lane.pool.lost(lane, new Error('A call was stopped'));
  }, grace);
}

/**
 * Gives arrays of the caller what the engine wrote into them.
 *
 * @param {Call} call
 * @param {Result} message
 * @param {typeof CLASSES} classes
 * @returns {OutboardError | undefined} why it cannot
 */
export function write({ state, parcel }, { staging }, classes) {
  if (state === 'settled') return undefined;
  try {
    for (const { target, offset } of parcel.writes) {
      const { buffer, byteOffset, byteLength } = target;
      const written = new Uint8Array(/** @type {ArrayBuffer} */ (staging), offset, byteLength);
      new Uint8Array(buffer, byteOffset, byteLength).set(written);
    }
  } catch (cause) {
    const message = 'The array to write to is gone';
    return new classes.refuse(message, { cause, code: 'outboard/result' });
  }
  return undefined;
}

/** @param {Lane} lane @param {Progressed} message */
function progress(lane, { id, fraction, note }) {
  const call = lane.calls.get(id);
  if (call?.state === 'started') call.onProgress?.({ fraction, note });
}

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

/** @param {Lane} lane @param {FailureMessage} message @param {typeof CLASSES} classes */
function failure(lane, message, classes) {
  const { failure, staging } = message;
  const error = revive(classes, failure);
  const call = lane.finish(message);
  lane.pool.staging.give(staging);
  if (call) fail(lane, call, failure.type, error);
  if (!call || failure.fatal) lane.pool.lost(lane, error, true);
  else lane.pool.pump();
}

/** @param {Lane} lane @param {Crash} message @param {typeof CLASSES} classes */
function crash(lane, { failure }, classes) {
  const error = revive(classes, failure);
  const [call, another] = [...lane.calls.values()].filter(({ state }) => state === 'started');
  // Where one call only was under way, it is that one which broke.
  const known = call && !another;
  if (known) {
    lane.calls.delete(call.id);
    fail(lane, call, failure.type, error);
  }
  lane.pool.lost(lane, error, known || undefined);
}

/** @param {Lane} lane @param {Call} call @param {string} edge @param {OutboardError} error */
function fail(lane, call, edge, error) {
  if (call.state === 'settled') return;
  // Where the instance broke, its stack is of interest, and waits for the names of its functions.
  const told = /panic|trap/.test(edge) ? lane.pool.host?.explain?.(error) : undefined;
  // What stopped in time stopped for this.
  if (performance.now() >= call.deadline) call.settle('timeout', call.late?.());
  else call.settle(edge, error, told);
}

/**
 * The error that a lane described.
 *
 * @param {typeof CLASSES} classes
 * @param {Failure} failure
 * @returns {OutboardError}
 */
function revive(classes, { type, name, message, code, stack, cause, value, place }) {
  const error = new classes[type](message, {
    ...(code && { code }),
    ...place,
    cause: cause ? revive(classes, cause) : value,
  });
  // An error of the engine's own keeps the name it was thrown under.
  if (type === 'error') error.name = name;
  if (stack) error.stack = stack;
  return error;
}
