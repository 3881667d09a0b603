/**
 * What a row of the fault table is. The engine of the tests is `tests/engines/faults`.
 *
 * @typedef {'chromium' | 'firefox' | 'webkit' | 'node'} Where
 * @typedef {'unwind' | 'abort'} Panics
 * @typedef {'unwind' | 'abort' | 'threads' | 'relaxed'} Build
 * @typedef {'simd' | 'relaxed' | 'threads' | 'threads-relaxed'} Variant
 * @typedef {Record<string, unknown>} Facts
 *
 * @typedef {'missing' | 'mistyped' | 'page' | 'throws' | 'truncated' | 'flipped' | 'rebuilt' | 'cut' | 'always cut' | 'foreign'} Ill
 * @typedef {{ file: 'worker' | 'wasm', ill: Ill }} Trouble
 *
 * @typedef {object} Row
 * @property {string} name
 * @property {Where[]} where it applies
 * @property {string} [elsewhere] why it does not, in the other columns
 * @property {Panics[]} panics
 * @property {boolean} [timely] what is expected is that a lane answers in time: it runs when no other place does
 * @property {boolean} [isolated] served with the headers that give a page shared memory; Node has it anyway
 * @property {boolean} [unshared] its page has no shared memory, and so no threads
 * @property {boolean} [unstarted] it starts the engine itself
 * @property {Trouble} [trouble] what is wrong with a file of the package, until it is mended
 * @property {boolean} [unimported] it is given no engine: it runs before the package is imported
 * @property {(engine: any, tools: import('./tools.mjs').Tools) => Promise<Facts>} run may say more than the frame does
 * @property {Facts | ((place: { where: Where, panics: Panics }) => Facts)} expect what differs from, or is added to, what is expected of every row
 *
 * @typedef {object} Place where a row runs, and what it finds there
 * @property {Where} where
 * @property {Panics} panics
 * @property {boolean} isolated whether memory can be shared
 * @property {Variant} variant which one of the package is to run here
 * @property {string} folder the package's, as an address that ends with a slash
 * @property {string} entry the package, as this place imports it
 * @property {string} worker the script of a lane
 * @property {string} wasm the module
 * @property {string | (() => Promise<void>)} [mend] an address to ask, or what does it
 * @property {string} [react] a module with the component that React mounts
 * @property {any} [Worker] Node's
 */

/** Every place. @type {Where[]} */
export const EVERYWHERE = ['chromium', 'firefox', 'webkit', 'node'];

/** @type {Where[]} */
export const BROWSERS = ['chromium', 'firefox', 'webkit'];

/** A column of a place: how the package was built, and where such a column is. @type {Record<Build, { panics: Panics, where: Where[] }>} */
export const BUILDS = {
  unwind: { panics: 'unwind', where: EVERYWHERE },
  abort: { panics: 'abort', where: EVERYWHERE },
  threads: { panics: 'abort', where: EVERYWHERE },
  // What it differs by has nothing to do with the place.
  relaxed: { panics: 'abort', where: ['chromium'] },
};

/** @type {Panics[]} */
export const BOTH = ['unwind', 'abort'];

/**
 * What is expected of every row, whatever it does: nobody else is harmed, nothing is left behind.
 *
 * @type {Facts}
 */
export const ALWAYS = {
  neighbours: 'all right',
  next: 'right',
  lanes: 2,
  queued: 0,
  calls: 0,
  pending: [],
  uncaught: [],
  variant: 'the best',
  memory: 'back',
};
