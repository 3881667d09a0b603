/**
 * Loads the kit of a task: `kit.json`, and the files that it names.
 *
 * @import { Kit, KitFile, KitSource, LoadOptions, LoadProgress } from './index.js'
 */
import { arrive, urlOf } from './arrive.js';
import { EngineError, FilesHandle } from './engine.js';
import { badKit, show } from './errors.js';
import { release, unlessAborted } from './lanes.js';

/**
 * Fetches all files of a kit to one lane. The caller makes the object of its task of `files`, and releases them afterwards:
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
 * @returns {Promise<{ files: import('./engine.js').FilesHandle, kit: Kit & { settings: Record<string, unknown> } }>}
 */
export async function loadKit(source, task, { onProgress, ...options } = {}) {
  const { kit, base } = await read(source, options.signal);
  check(kit, task);
  const wanted = Object.entries(kit.files);
  const total = wanted.reduce((sum, [, { bytes = Number.NaN }]) => sum + bytes, 0);
  const files = await FilesHandle.create();
  let before = 0;
  try {
    for (const [role, { path, bytes, sha256 }] of wanted) {
      const { bytes: came } = await arrive(files, role, at(path, base), {
        ...options,
        model: /\.onnx([?#]|$)/.test(path),
        bytes,
        sha256,
        ...(onProgress && { onProgress: ({ loaded }) => onProgress(part(before + loaded, total)) }),
      });
      before += came;
    }
  } catch (error) {
    release(files);
    throw error;
  }
  return { files, kit: { ...kit, settings: kit.settings ?? {} } };
}

/** @param {number} loaded @param {number} total @returns {LoadProgress} */
const part = (loaded, total) =>
  total ? { fraction: Math.min(1, loaded / total), loaded, total } : { fraction: 0, loaded };

/**
 * @param {KitSource} source
 * @param {AbortSignal} [signal]
 * @returns {Promise<{ kit: any, base: string }>}
 */
async function read(source, signal) {
  if (typeof source === 'object' && source !== null && 'files' in source) {
    return { kit: source, base: urlOf(source.base ?? './') };
  }
  const given = new URL(urlOf(source));
  if (!given.pathname.endsWith('.json')) {
    given.pathname = `${given.pathname.replace(/\/$/, '')}/kit.json`;
  }
  const url = given.href;
  const text = await unlessAborted(textOf(url, signal), signal);
  try {
    return { kit: JSON.parse(text), base: url };
  } catch (cause) {
    throw badKit(
      `${url} is not JSON: ${/** @type {Error} */ (cause).message}`,
      /^\s*</.test(text) ? 'It is a web page: is the path right?' : undefined,
    );
  }
}

/** @param {string} url @param {AbortSignal} [signal] */
async function textOf(url, signal) {
  /** @type {(reason: string, why: string, fields?: object) => EngineError} */
  const failed = (reason, why, fields) =>
    new EngineError(`${url} ${why}`, { code: 'ai/download', reason, url, ...fields });
  const fs = url.startsWith('file:') && globalThis.process?.getBuiltinModule?.('node:fs/promises');
  /** @type {Response} */
  let response;
  try {
    if (fs) return await fs.readFile(new URL(url), 'utf8');
    response = await fetch(url, { signal });
  } catch (cause) {
    signal?.throwIfAborted();
    const { message } = /** @type {Error} */ (cause);
    throw failed('unreachable', `could not be reached: ${message}`, { cause });
  }
  const { status } = response;
  if (!response.ok) throw failed('status', `was answered with ${status}`, { status });
  return response.text();
}

/** @param {any} kit @param {string | readonly string[]} task */
function check(kit, task) {
  if (typeof kit !== 'object' || kit === null || Array.isArray(kit)) {
    throw badKit(`A kit is an object; this is ${show(kit)}`);
  }
  const tasks = [task].flat();
  if (!tasks.includes(kit.task)) {
    const needed = tasks.map((task) => `'${task}'`).join(' or ');
    throw badKit(`The kit is for ${show(kit.task)}, and one for ${needed} is needed`);
  }
  const { files, settings = {} } = kit;
  if (typeof files !== 'object' || files === null || !Object.keys(files).length) {
    throw badKit(`The files of a kit are an object, a key for each; they were ${show(files)}`);
  }
  for (const [role, file] of Object.entries(files)) checkFile(role, file);
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) {
    throw badKit(`The settings of a kit are an object; they were ${show(settings)}`);
  }
}

/** @param {string} role @param {any} file */
function checkFile(role, file) {
  /** @type {[keyof KitFile, boolean, string][]} */
  const fields = [
    ['path', typeof file?.path === 'string' && file.path !== '', 'a path from the kit on'],
    ['bytes', file?.bytes === undefined || file.bytes >= 0, 'a number of bytes'],
    [
      'sha256',
      file?.sha256 === undefined || /^[0-9a-f]{64}$/i.test(file.sha256),
      'a SHA-256 of 64 hexadecimal digits',
    ],
  ];
  for (const [name, good, what] of fields) {
    if (good) continue;
    throw badKit(`files.${role}.${name} of the kit is ${what}; it was ${show(file?.[name])}`);
  }
}

/** @param {string} path @param {string} base */
function at(path, base) {
  try {
    return new URL(path, base).href;
  } catch {
    throw badKit(`The path ${show(path)} of the kit is no URL from ${base} on`);
  }
}
