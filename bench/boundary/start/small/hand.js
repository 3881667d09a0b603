/** A worker by hand. */
import { ask } from '../ask.js';

const worker = new Worker(new URL('./handWorker.js', import.meta.url), { type: 'module' });

export const first = () => ask(worker, [2, 3]);
