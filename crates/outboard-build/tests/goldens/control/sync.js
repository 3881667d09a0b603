/** The engine in this thread: every call computes before it returns. `await init()` comes first. */
import start from './control.glue.js';
import * as glue from './control.glue.js';
import { controlled } from './sync-control.js';
import { iterable } from './sync-stream.js';

iterable(glue.OutboardStream);

const _count = controlled(glue.count, { params: 2, control: 1 });
const _load = controlled(glue.load, { params: 0, control: 0, async: true });
const _places = controlled(glue.places, { params: 0, control: 0, async: true });

export {
  _count as count,
  _load as load,
  _places as places,
};

export { makeControl } from './sync-control.js';

export {
  each,
  numbers,
  watch,
  Hasher,
  Lines,
  OutboardStream,
} from './control.glue.js';

let ready;

/**
 * Loads the module, once: the one beside this file, or `module_or_path` (bytes, a compiled module, a URL, a response).
 */
export function init({ module_or_path } = {}) {
  ready ??= load(module_or_path).catch((error) => {
    // The next call may find it.
    ready = undefined;
    throw error;
  });
  return ready;
}

export default init;

async function load(given) {
  await start({ module_or_path: await (given ?? beside()) });
}

function beside() {
  if (!import.meta.url) {
    throw new TypeError('There is no address here: pass the module to init({ module_or_path })');
  }
  const url = new URL('./control.simd.wasm', import.meta.url);
  if (url.protocol !== 'file:') return url;
  // Node does not fetch files. It is asked this way so that no bundler looks for a module of Node's.
  const fs = globalThis.process?.getBuiltinModule?.('node:fs/promises');
  return fs ? fs.readFile(url) : url;
}
