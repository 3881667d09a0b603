/**
 * What every client has besides the engine's own functions and classes: options, errors, handles, statistics.
 *
 * @packageDocumentation
 */
export * from '../../packages/runtime/src/types.js';
