/**
 * What the page and a lane say to each other. Every message is a plain object with a `kind` from one of the two tables; calls of one
 * turn may come in an array. What is empty is left out, for each key costs its cloning.
 *
 * @import { Failure } from './errors.js'
 * @import { Spec } from './types.js'
 */

/** Raised whenever a message changes its meaning. Page and lane shake hands on it, and on the build of the package. */
export const PROTOCOL = 3;

/** How many places there are for calls that are to stop, in the memory that page and lane share. */
export const SLOTS = 64;

/** The kinds of message, and who may send them. */
export const KINDS = Object.freeze({
  toLane: Object.freeze(['start', 'call', 'cancel', 'answer']),
  fromLane: Object.freeze([
    'ready',
    'started',
    'parked',
    'progress',
    'callback',
    'release',
    'result',
    'failure',
    'crash',
  ]),
});

/**
 * Page → lane.
 *
 * @typedef {object} ToLane
 * @property {Start} start the first message: the module, and the versions to compare
 * @property {CallMessage} call one call
 * @property {{ kind: 'cancel', id: number }} cancel a call that takes a `Control` is to stop
 * @property {Answer} answer what a callback returned
 *
 * @typedef {object} Start
 * @property {'start'} kind
 * @property {number} protocol
 * @property {string} build
 * @property {WebAssembly.Module} module
 * @property {string} [lock] the lane chooses it: its own name, where there are locks
 * @property {Int32Array | undefined} flags shared, where memory can be: the calls that are to stop, each at its number modulo `SLOTS`
 * @property {number} [threads] that the page has started beside it
 * @property {string} [why] none could be
 *
 * @typedef {object} CallMessage
 * @property {'call'} kind
 * @property {number} id
 * @property {Op} op
 * @property {string | number} [on] a class by its name, an object by its handle's number, or the glue itself
 * @property {string} name
 * @property {unknown[]} args arguments as they are; those listed below are put back in their places by the lane
 * @property {StagedView[]} [views] arguments whose bytes lie in the staging buffer
 * @property {{ at: number, blob: Blob }[]} [blobs] arguments that the lane reads
 * @property {Link[]} [links] arguments that are handles, or functions
 * @property {ArrayBuffer} [staging]
 * @property {Moored} [berth] an argument whose bytes lie in the lane's own memory already
 * @property {Spec} spec what the client says of the function
 * @property {number} [timeout] milliseconds until the call is late
 * @property {boolean} [quiet] it is known to be quick: the lane does not say that it started
 *
 * @typedef {{ at: number, type: string, ptr: number, length: number }} Moored
 *
 * @typedef {object} Answer
 * @property {'answer'} kind
 * @property {number} id of the callback message
 * @property {unknown} [value]
 * @property {unknown} [error] where it failed, and never `undefined` then
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
 * @property {number} [id] of the object
 * @property {number} [fn] of the function, where it is one
 * @property {string} [type] the class, in results
 */

/**
 * Lane → page.
 *
 * @typedef {object} FromLane
 * @property {Ready} ready the engine is instantiated, or the versions differ and it is not
 * @property {Step & { kind: 'started' }} started from here on the call is never retried
 * @property {Step & { kind: 'parked' }} parked the call waits for a promise, and the lane may start others
 * @property {Progressed} progress how far the call is
 * @property {CallbackMessage} callback a function that the page gave is called
 * @property {{ kind: 'release', id: number }} release a function that the page gave will not be called again
 * @property {Result} result
 * @property {FailureMessage} failure a call failed, or with number 0 the start did
 * @property {Crash} crash the engine broke outside every call
 *
 * @typedef {object} Ready
 * @property {'ready'} kind
 * @property {number} protocol
 * @property {string} build
 * @property {number} memory
 * @property {string} [lock] what the lane holds as long as it lives
 *
 * @typedef {object} Step
 * @property {number} id
 *
 * @typedef {object} Progressed
 * @property {'progress'} kind
 * @property {number} id
 * @property {number} fraction from 0 to 1
 * @property {string | undefined} note
 *
 * @typedef {object} CallbackMessage
 * @property {'callback'} kind
 * @property {number} id of the function
 * @property {number} answer the number of the answer that is awaited
 * @property {unknown[]} args
 * @property {Link[]} links
 *
 * @typedef {object} Reply what ends every call
 * @property {number} id
 * @property {number} [memory] how many bytes of linear memory the lane has by now, where that has changed
 * @property {number[]} [consumed] handles whose objects the engine took
 * @property {ArrayBuffer} [staging] on its way back
 * @property {boolean} [slow] it took a while, waited for something, or left something behind
 *
 * @typedef {Reply & { kind: 'result', value: unknown, links?: Link[] }} Result
 * @typedef {Reply & { kind: 'failure', failure: Failure }} FailureMessage
 *
 * @typedef {object} Crash
 * @property {'crash'} kind
 * @property {Failure} failure
 */
