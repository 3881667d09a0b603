/**
 * What the page and a lane say to each other. Every message is a plain object with a `kind` from one of the two tables.
 *
 * @import { Failure } from './errors.js'
 */

/** Raised whenever a message changes its meaning. Page and lane shake hands on it, and on the build of the package. */
export const PROTOCOL = 1;

/** The kinds of message, and who may send them. */
export const KINDS = Object.freeze({
  toLane: Object.freeze(['start', 'call']),
  fromLane: Object.freeze(['ready', 'started', 'parked', 'result', 'failure', 'crash']),
});

/**
 * Page → lane.
 *
 * @typedef {object} ToLane
 * @property {Start} start the first message: the module, and the versions to compare
 * @property {CallMessage} call one call
 *
 * @typedef {object} Start
 * @property {'start'} kind
 * @property {number} protocol
 * @property {string} build
 * @property {WebAssembly.Module} module
 *
 * @typedef {object} CallMessage
 * @property {'call'} kind
 * @property {number} id
 * @property {Op} op
 * @property {string | number | undefined} on a class by its name, an object by its handle's number, or the glue itself
 * @property {string} name
 * @property {unknown[]} args arguments as they are; those listed below are put back in their places by the lane
 * @property {StagedView[]} views arguments whose bytes lie in the staging buffer
 * @property {{ at: number, blob: Blob }[]} blobs arguments that the lane reads
 * @property {Link[]} links arguments that are handles
 * @property {ArrayBuffer | null} staging
 *
 * @typedef {'call' | 'new' | 'get' | 'set' | 'free'} Op
 *
 * @typedef {object} StagedView
 * @property {number} at
 * @property {string} type name of the constructor
 * @property {number} offset
 * @property {number} bytes
 * @property {number} length
 * @property {boolean} own whether the engine may keep it, so that it must not be a view of what travels back
 *
 * @typedef {object} Link
 * @property {string | number | null} at where the handle stands; null where it is the whole result
 * @property {number | null} [in] the array argument in which it stands
 * @property {number} id
 * @property {string} [type] the class, in results
 */

/**
 * Lane → page.
 *
 * @typedef {object} FromLane
 * @property {Ready} ready the engine is instantiated, or the versions differ and it is not
 * @property {Progress & { kind: 'started' }} started from here on the call is never retried
 * @property {Progress & { kind: 'parked' }} parked the call waits for a promise, and the lane may start others
 * @property {Result} result
 * @property {FailureMessage} failure a call failed, or with number 0 the start did
 * @property {Crash} crash the engine broke outside every call
 *
 * @typedef {object} Ready
 * @property {'ready'} kind
 * @property {number} protocol
 * @property {string} build
 *
 * @typedef {object} Progress
 * @property {number} id
 *
 * @typedef {object} Reply what ends every call
 * @property {number} id
 * @property {number[]} consumed handles whose objects the engine took
 * @property {ArrayBuffer | null} staging on its way back
 *
 * @typedef {Reply & { kind: 'result', value: unknown, links: Link[] }} Result
 * @typedef {Reply & { kind: 'failure', failure: Failure }} FailureMessage
 *
 * @typedef {object} Crash
 * @property {'crash'} kind
 * @property {Failure} failure
 */
