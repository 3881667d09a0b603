/** The end of the soak that is in a page or in a process of its own: it does what it is told, one thing after the other. */
import { Soak } from './soak.mjs';

/** @import { Picture, Task } from './pictures.mjs' */
/** @import { Place } from './world.mjs' */

/**
 * @param {number} seed
 * @param {Task[]} tasks
 * @param {Place} place
 */
export async function remote(seed, tasks, place) {
  /** @type {Map<string, Promise<Uint8Array>>} */
  const files = new Map();
  const file = (/** @type {string} */ path) => {
    const found = files.get(path) ?? place.read(path);
    files.set(path, found);
    return found;
  };
  /** @type {Picture[]} */
  const pictures = await Promise.all(
    tasks.map(async (task) => ({
      ...task,
      bytes: await file(task.input),
      expected: task.code ? new Uint8Array() : await place.read(task.output),
    })),
  );
  return new Soak(seed, place, pictures);
}

/** What may be asked of it. @typedef {'start' | 'run' | 'clear' | 'living' | 'stop' | 'figures'} Word */
