/**
 * `@outboard/vue`: composables over any client.
 *
 * @packageDocumentation
 */
export * from '../../packages/vue/src/index.js';
