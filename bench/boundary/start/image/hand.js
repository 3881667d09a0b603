/** A worker by hand. */
import { ask } from '../ask.js';
import { picture } from './picture.js';

const worker = new Worker(new URL('./handWorker.js', import.meta.url), { type: 'module' });

export const first = () => ask(worker, [picture()]);
