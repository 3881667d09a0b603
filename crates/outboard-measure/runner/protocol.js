/**
 * What the measuring library asks, one line of JSON each, and what it is answered: the byte 0x1e, then a line of JSON.
 */

/** @typedef {'chromium' | 'firefox' | 'webkit' | 'node'} PlaceName */

/**
 * What an arm is: the module to import, and for an engine its variant, which is empty where the package has only one.
 *
 * @typedef {{ module: string, variant?: string | undefined, limit: number }} Described
 */

/**
 * What an arm is asked.
 *
 * @typedef {(
 *   | ({ ask: 'open' } & Described)
 *   | { ask: 'prepare', case: string, size: number, input?: string }
 *   | { ask: 'run', times: number }
 *   | { ask: 'result', to: string }
 *   | { ask: 'cross', bytes: number, length: number, atLeast: number }
 * )} Asked
 */

/**
 * What the runner is asked. `begin` starts a place; all else goes to an arm of it, and is given up after `limit` milliseconds.
 *
 * @typedef {{ place: PlaceName, arm: string, limit: number, asked: Asked }} Question
 * @typedef {{ begin: PlaceName }} Begin
 */

/** What answers begin with: the record separator of RFC 7464. */
export const MARK = '\u001e';
