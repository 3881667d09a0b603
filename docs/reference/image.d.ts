/**
 * `@outboard/image`: reads, changes and writes JPEG, PNG and WebP images off the main thread.
 *
 * @packageDocumentation
 */
export * from '../../engines/image/js/index.js';
