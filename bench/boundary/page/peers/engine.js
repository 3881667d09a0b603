/**
 * The package's own wasm and glue in a worker, started as wasm-bindgen's guide says.
 *
 * @import { Here } from '../engines.js'
 */
import { boundaryGlue, WASM } from '../engines.js';

/** @returns {Promise<Here>} */
export async function start() {
  const glue = await boundaryGlue();
  await glue.default({ module_or_path: WASM });
  return glue;
}
