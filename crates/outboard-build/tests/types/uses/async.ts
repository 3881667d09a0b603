import { done, later, load, type Model } from '@goldens/async';
import * as sync from '@goldens/async/sync';

const value: number = await later(1);
await done();
const model: Model = await load(new Blob());
const out: Float32Array = await model.run([1]);
await model.close();
// One promise, not a promise of a promise.
later(1).then((one: number) => one);
sync.later(1).then((one: number) => one);

export const all = [value, out];
