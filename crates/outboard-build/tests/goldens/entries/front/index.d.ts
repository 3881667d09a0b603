export { default } from './client.js';
export * from './js/index.js';
