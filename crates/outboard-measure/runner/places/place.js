/** Where arms run. */

/** @import { Asked } from '../protocol.js' */

/**
 * @typedef {object} Place
 * @property {string} version
 * @property {(path: string) => string} url where an arm of this place finds what the runner knows by this path
 * @property {(arm: string, asked: Asked) => Promise<{ answer: unknown } | { error: { code: string, message: string } }>} ask
 * @property {(arm: string) => Promise<void>} restart ends what does not end by itself; its arms have to be opened again
 * @property {() => Promise<void>} close
 */

export {};
