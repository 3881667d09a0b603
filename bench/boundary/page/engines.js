/**
 * The built package as a page without a bundler loads it. Each copy is a module graph of its own, with lanes of its own.
 *
 * @typedef {object} Star
 * @property {number} id
 * @property {number} x
 * @property {number} y
 * @property {number} z
 * @property {number} magnitude
 * @property {boolean} visible
 * @property {string} name
 * @property {string} class
 *
 * @typedef {{ bytes: Uint8Array } & Disposable} View
 *
 * @typedef {object} Functions
 * @property {() => void} noop
 * @property {(a: number, b: number) => number} add
 * @property {(rounds: number) => number} spin
 * @property {(bytes: Uint8Array) => number} peek
 * @property {(bytes: Uint8Array) => Uint8Array<ArrayBuffer>} echo
 * @property {(stars: Star[]) => number} weigh
 * @property {(count: number) => Star[]} stars
 *
 * @typedef {{ [Name in keyof Functions]: (...args: Parameters<Functions[Name]>) => Promise<ReturnType<Functions[Name]>> }} Calls
 *
 * @typedef {object} Client
 * @property {(options?: { lanes: number }) => Promise<void>} init
 * @property {{ stats(): { lanes: number, variant?: string } }} engine
 *
 * @typedef {Client & Omit<Calls, 'echo'> & { echo: Calls['echo'] & { view?: (bytes: Uint8Array) => Promise<View> } }} Boundary
 * @typedef {Functions & { default(options?: { module_or_path: unknown }): Promise<unknown> }} Here
 */

/** @param {string} [copy] @returns {Promise<Boundary>} */
export const boundary = (copy = 'a') =>
  import(/* @vite-ignore */ `/packages/${copy}/boundary/index.js`);

/** The same engine in this thread. @returns {Promise<Here>} */
export const boundarySync = () => import(/* @vite-ignore */ `${SYNC}`);

/** What wasm-bindgen wrote for it, and nothing else. @returns {Promise<Here>} */
export const boundaryGlue = () => import(/* @vite-ignore */ `${GLUE}`);

const SYNC = '/packages/a/boundary/sync.js';
const GLUE = '/packages/b/boundary/boundary.glue.js';

/** The wasm of the package. */
export const WASM = '/packages/b/boundary/boundary.simd.wasm';
