/**
 * What the threads of a lane tell it of their panics, in shared memory: where panics unwind, rayon throws them again on the lane, and
 * no hook says there where they came from.
 *
 * @import { Listener, Panic } from './failure.js'
 */

/** Words of memory for each thread: one that counts its notes, one for the length, and the text. */
const SIZE = 2048;

/** @param {number} threads */
export const newNotes = (threads) =>
  new Int32Array(new SharedArrayBuffer(Math.max(1, threads) * SIZE * 4));

/**
 * A thread notes its last panic.
 *
 * @param {Int32Array} notes
 * @param {number} index of the thread
 * @param {any[]} panic
 */
export function note(notes, index, panic) {
  const start = index * SIZE;
  const room = (SIZE - 2) * 4;
  let bytes = new TextEncoder().encode(JSON.stringify(panic));
  // Without its message it is still a place.
  if (bytes.length > room)
    bytes = new TextEncoder().encode(JSON.stringify(['', ...panic.slice(1)]));
  if (bytes.length > room) return;
  new Uint8Array(notes.buffer, (start + 2) * 4, bytes.length).set(bytes);
  notes[start + 1] = bytes.length;
  Atomics.add(notes, start, 1);
}

/**
 * Has the lane's listener know what its threads have noted, each once.
 *
 * @param {Int32Array} notes
 */
export function hearNotes(notes) {
  const listener = /** @type {{ __outboard_panic: Listener }} */ (
    /** @type {unknown} */ (globalThis)
  ).__outboard_panic;
  /** @type {Panic[]} */
  let heard = [];
  const seen = new Map();
  Object.defineProperty(listener, 'heard', {
    get() {
      for (let start = 0; start < notes.length; start += SIZE) {
        const count = Atomics.load(notes, start);
        if (count === (seen.get(start) ?? 0)) continue;
        seen.set(start, count);
        heard.push(read(notes, start));
      }
      return heard;
    },
    set(value) {
      heard = value;
    },
  });
}

/** @param {Int32Array} notes @param {number} start @returns {Panic} */
function read(notes, start) {
  const bytes = new Uint8Array(notes.buffer, (start + 2) * 4, notes[start + 1]);
  // Shared memory cannot be decoded.
  const text = new TextDecoder().decode(bytes.slice());
  const [message, file, line, column, unwinds] = JSON.parse(text);
  return { message, file, line, column, unwinds };
}
