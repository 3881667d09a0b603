/**
 * `@outboard/react`: hooks over any client.
 *
 * @packageDocumentation
 */
export * from '../../packages/react/src/index.js';
