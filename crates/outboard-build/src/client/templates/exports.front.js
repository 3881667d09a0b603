export * from './js/$module$';
export { default } from './client.js';
