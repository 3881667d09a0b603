/**
 * Loads the kit of a task: `kit.json`, and the files that it names.
 *
 * @import { Kit, KitSource, LoadOptions } from './index.js'
 */
import { arrive, urlOf } from './arrive.js';
import { EngineError, FilesHandle } from './engine.js';
import { badKit, show } from './errors.js';
import { release } from './lanes.js';

/**
 * Fetches all files of a kit to one lane. The caller makes the object of its task of `files`, and disposes of them afterwards:
 *
 * ```js
 * const { files, kit } = await loadKit(source, 'speech', how);
 * try {
 *   return new Speech(await SpeechHandle.create(files, kit.settings), kit);
 * } finally {
 *   release(files);
 * }
 * ```
 *
 * @param {KitSource} source the folder of the kit, its `kit.json`, or what stands in there
 * @param {string | readonly string[]} task what the kit has to be for
 * @param {LoadOptions} [options] as `options.load` allows
 * @returns {Promise<{ files: import('./engine.js').FilesHandle, kit: Kit }>}
 */
export async function loadKit(source, task, options = {}) {
  const { kit, base } = await read(source, options.signal);
  check(kit, task);
  const files = await FilesHandle.create();
  try {
    for (const [role, { path }] of Object.entries(kit.files)) {
      const model = path.endsWith('.onnx');
      await arrive(files, role, new URL(path, base).href, { ...options, model });
    }
  } catch (error) {
    release(files);
    throw error;
  }
  return { files, kit };
}

/**
 * @param {KitSource} source
 * @param {AbortSignal} [signal]
 * @returns {Promise<{ kit: Kit, base: string }>}
 */
async function read(source, signal) {
  if (typeof source === 'object' && source !== null && 'files' in source) {
    return { kit: source, base: urlOf(source.base ?? '.') };
  }
  const given = urlOf(source);
  const url = /\.json([?#]|$)/.test(given)
    ? given
    : `${given.replace(/\/?([?#].*)?$/, '')}/kit.json`;
  const response = await fetch(url, { signal });
  if (!response.ok) {
    const { status } = response;
    throw new EngineError(`${url} was answered with ${status}`, {
      code: 'ai/download',
      status,
      url,
    });
  }
  return { kit: await response.json(), base: url };
}

/** @param {any} kit @param {string | readonly string[]} task */
function check(kit, task) {
  const tasks = [task].flat();
  if (!tasks.includes(kit.task)) {
    throw badKit(
      `The kit is for ${show(kit.task)}, and one for '${tasks.join("' or '")}' is needed`,
    );
  }
}
