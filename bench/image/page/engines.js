/**
 * The built packages, as a page without a bundler loads them. Each copy is a module graph of its own, with lanes of its own.
 *
 * @typedef {typeof import('../../../engines/image/js/index.js')} Image
 * @typedef {{ init(options: { lanes: number }): Promise<void>, sum(bytes: Uint8Array): Promise<number> }} Surface
 */

/** @param {string} [copy] @returns {Promise<Image>} */
export const image = (copy = 'a') => import(/* @vite-ignore */ `/packages/${copy}/image/index.js`);

/**
 * The same engine in this thread.
 *
 * @param {string} [copy]
 * @returns {Promise<{ default(): Promise<void>, sum(bytes: Uint8Array): number }>}
 */
export const surfaceHere = (copy = 'a') =>
  import(/* @vite-ignore */ `/packages/${copy}/surface/sync.js`);

/** @param {string} [copy] @returns {Promise<Surface>} */
export const surface = (copy = 'a') =>
  import(/* @vite-ignore */ `/packages/${copy}/surface/index.js`);
