/** The server has the runtime's own module at this place. */
export { expectNext, swap } from '../../../packages/runtime/src/swap.js';
