/** What wasm-pack's steps make, behind Comlink. */
import { wrap } from 'comlink';
import { picture } from './picture.js';

/** @type {import('comlink').Remote<import('./packWorker.js').Exposed>} */
const remote = wrap(new Worker(new URL('./packWorker.js', import.meta.url), { type: 'module' }));

export const first = () => remote.info(picture());
