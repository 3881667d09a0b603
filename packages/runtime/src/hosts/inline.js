/**
 * A page that gets everything in one file: the wasm in base64, the worker as text. Needs a policy that allows blob workers.
 *
 * @import { Host } from '../types.js'
 */
import { page } from './page.js';

/**
 * @param {object} package_
 * @param {string} package_.wasm in base64
 * @param {string} package_.worker source of the worker, a module without imports
 * @returns {Host}
 */
export const inline = ({ wasm, worker }) => {
  let url = '';
  return page({
    wasm: () => Uint8Array.from(atob(wasm), (char) => char.charCodeAt(0)),
    worker() {
      // Kept for the lanes to come.
      url ||= URL.createObjectURL(new Blob([worker], { type: 'text/javascript' }));
      return new Worker(url, { type: 'module' });
    },
  });
};
