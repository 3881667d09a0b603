export * from './js/index.js';
export { default } from './client.js';
