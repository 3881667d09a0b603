export { default } from './client.js';
export * from './js/$module$';
