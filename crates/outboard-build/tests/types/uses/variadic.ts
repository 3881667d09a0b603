import { crop, Sink, sum, tagged } from '@goldens/variadic';
import * as sync from '@goldens/variadic/sync';

const total: number = await sum(1, 2, 3);
const later: number = await sum.with({ timeout: 1 })(1, 2);
const text: string = await tagged('a', 1, {});
await crop(1);
await crop(1, null, 'name', { timeout: 1 });
const sink = await Sink.create();
const pushed: number = await sink.push(1, 2);
await sink.push.with({ priority: 1 })(3);

// @ts-expect-error options are given beforehand
await sum(1, { timeout: 1 });
// @ts-expect-error a string is no number
await sink.push('1');

const now: number = sync.sum(1, 2);

export const all = [total, later, text, pushed, now];
