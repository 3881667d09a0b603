/** What wasm-pack's steps make, behind Comlink. */
import { wrap } from 'comlink';

/** @type {import('comlink').Remote<import('./packWorker.js').Exposed>} */
const remote = wrap(new Worker(new URL('./packWorker.js', import.meta.url), { type: 'module' }));

export const first = () => remote.add(2, 3);
